package dev.tradewind.auth.users;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordRulesTest {
    private final PasswordRules rules = PasswordRules.bundled();

    @Test
    void aLongMixedPasswordIsFine() {
        assertThat(rules.violations("Correct horse 7 battery")).isEmpty();
    }

    @Test
    void everyBrokenRuleIsTold() {
        assertThat(rules.violations("abc")).hasSize(3);
    }

    @Test
    void theListOfBreachedPasswordsIgnoresCase() {
        assertThat(rules.violations("PassWord123")).singleElement().asString().contains("attacker");
    }

    @Test
    void a73ByteSecretIsRefusedInsteadOfCut() {
        assertThat(rules.violations("Aa1" + "\u00e4".repeat(35)))
                .singleElement()
                .asString()
                .contains("72 bytes");
    }
}
