package dev.tradewind.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathSpellingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/positions",
                "/.well-known/jwks.json",
                "/api/webhook/0198-a/tok_en-1",
                "/api/v1/quotes/BTC%3AUSDT",
                "/a..b/c",
                "/css/a.b.css"
            })
    void plainPathsPass(String path) {
        assertThat(PathSpelling.isPlain(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a;b",
                "/a%3Bb",
                "/a%3bb",
                "/a%2fb",
                "/a%2Fb",
                "/a%5cb",
                "/a\\b",
                "/a%252fb",
                "/%2e%2e/a",
                "/a/%2E/b",
                "/../a",
                "/a/./b",
                "/a/..",
                "//a",
                "/a//b",
                "/a%00",
                "/a%0d%0ab",
                "/a%zz",
                "/a%2",
                "/a b",
                "a",
                "",
                "/a\u0001"
            })
    void oddSpellingsDoNot(String path) {
        assertThat(PathSpelling.isPlain(path)).isFalse();
    }

    @Test
    void theAliasTouchesOnlyUnversionedApiPaths() {
        assertThat(ApiVersionAlias.canonical("/api/status")).contains("/api/v1/status");
        assertThat(ApiVersionAlias.canonical("/api/v1/status")).isEmpty();
        assertThat(ApiVersionAlias.canonical("/api/v10/status")).contains("/api/v1/v10/status");
        assertThat(ApiVersionAlias.canonical("/internal/v1/x")).isEmpty();
        assertThat(ApiVersionAlias.canonical("/apiary")).isEmpty();
    }
}
