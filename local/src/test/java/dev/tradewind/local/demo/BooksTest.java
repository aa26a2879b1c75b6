package dev.tradewind.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class BooksTest {
    private static final JsonNode BUY = execution("BUY", "0.00326", "199.63382620", "0.19963383");
    private static final JsonNode SELL = execution("SELL", "0.00326", "201.63018500", "0.20163019");

    @Test
    void cashIsTheSumOfStoredAmounts() {
        assertThat(Books.of(List.of(BUY, SELL)).cash()).isEqualByComparingTo("1.59509478");
        assertThat(Books.of(List.of(BUY, SELL)).rest("g")).isEmpty();
    }

    @Test
    void aDifferenceInTheLastDigitIsNamed() {
        Books books = Books.of(List.of(BUY, SELL));
        assertThat(books.cashDifference(new BigDecimal("100000"), new BigDecimal("100001.59509478")))
                .isEmpty();
        assertThat(books.cashDifference(new BigDecimal("100000"), new BigDecimal("100001.59509477")))
                .hasValueSatisfying(text -> assertThat(text).contains("100001.59509478"));
    }

    @Test
    void aRestThatIsStillHeldIsNamed() {
        assertThat(Books.of(List.of(BUY)).rest("g"))
                .hasValueSatisfying(text -> assertThat(text).contains("0.00326"));
    }

    private static JsonNode execution(String side, String quantity, String notional, String fee) {
        return new ObjectMapper()
                .createObjectNode()
                .put("groupId", "g")
                .put("side", side)
                .put("quantity", quantity)
                .put("notional", notional)
                .put("fee", fee);
    }
}
