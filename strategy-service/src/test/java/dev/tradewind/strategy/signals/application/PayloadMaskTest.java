package dev.tradewind.strategy.signals.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadMaskTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"secret\":\"abc\",\"x\":1} | {\"secret\":\"***\",\"x\":1}",
                "{ \"x\" : 1.50 , \"Token\" : 12345 } | { \"x\" : 1.50 , \"Token\" : \"***\" }",
                "{\"a\":{\"key\":\"k\\\"q\"},\"b\":[{\"passphrase\":\"p\"}]} | {\"a\":{\"key\":\"***\"},\"b\":[{\"passphrase\":\"***\"}]}",
                "{\"secret\":{\"a\":[1,\"x\"]},\"y\":2} | {\"secret\":\"***\",\"y\":2}",
                "{\"secret\":[\"a\",\"b\"]} | {\"secret\":\"***\"}",
                "{\"secret\":null,\"password\":true} | {\"secret\":\"***\",\"password\":\"***\"}",
                "{\"msg\":\"ü😀\",\"secret\":\"ü\"} | {\"msg\":\"ü😀\",\"secret\":\"***\"}"
            })
    void onlySecretsChange(String body, String masked) {
        assertThat(PayloadMask.mask(body, null)).isEqualTo(masked);
    }

    @Test
    void theTokenGoesWhereverItStands() {
        assertThat(PayloadMask.mask("{\"note\":\"my TOKEN42 here\"}", "TOKEN42"))
                .isEqualTo("{\"note\":\"my *** here\"}");
    }
}
