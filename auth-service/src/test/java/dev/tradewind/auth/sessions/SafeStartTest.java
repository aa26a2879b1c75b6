package dev.tradewind.auth.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeStartTest {
    @Test
    void s15ShortExampleAndDullSecretsAreRefused() {
        assertThat(SafeStart.weakness("short")).isPresent();
        assertThat(SafeStart.weakness("changeme-changeme-changeme-changeme")).isPresent();
        assertThat(SafeStart.weakness("Example-0123456789-0123456789-0123456789"))
                .isPresent();
        assertThat(SafeStart.weakness("a".repeat(64))).isPresent();
        assertThat(SafeStart.weakness("bN4-vQ8_zR2mK7wX9cT5hJ3pL6sD1fG0")).isEmpty();
    }

    @Test
    void anIpv6CallerCountsByItsNetwork() {
        assertThat(SignInLimits.network("2001:db8:1:2:3:4:5:6")).isEqualTo(SignInLimits.network("2001:db8:1:2::9"));
        assertThat(SignInLimits.network("2001:db8:1:3::9")).isNotEqualTo(SignInLimits.network("2001:db8:1:2::9"));
        assertThat(SignInLimits.network("203.0.113.7")).isEqualTo("203.0.113.7");
    }
}
