package dev.tradewind.strategy.signals.application;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes secrets out of a body before it is stored; everything else stays as it came, to the last blank. */
final class PayloadMask {
    private static final Set<String> SECRET_NAMES = Set.of(
            "secret", "token", "key", "passphrase", "password", "api_key", "apikey", "api-key", "email_token", "code");
    private static final String MASK = "***";

    private PayloadMask() {}

    /** The text with {@code ***} for values of secret names, at any depth, and for the token wherever it stands. */
    static String mask(String json, @Nullable String token) {
        String masked = maskNamed(json);
        return token == null || token.isEmpty() ? masked : masked.replace(token, MASK);
    }

    /** The same for a body that was read already: only one that has such a name somewhere is gone through again. */
    static String mask(AlertBody body, @Nullable String token) {
        if (hasSecret(body.json())) {
            return mask(body.text(), token);
        }
        return token == null || token.isEmpty() ? body.text() : body.text().replace(token, MASK);
    }

    private static boolean hasSecret(JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (isSecret(field.getKey()) || hasSecret(field.getValue())) {
                return true;
            }
        }
        if (node.isArray()) {
            for (JsonNode element : node) {
                if (hasSecret(element)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String maskNamed(String json) {
        var masked = new StringBuilder(json.length());
        int copied = 0;
        try (JsonParser parser = AlertBody.FACTORY.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME || token.isStructEnd() || !isSecret(parser.currentName())) {
                    continue;
                }
                int start = (int) parser.currentTokenLocation().getCharOffset();
                if (token.isStructStart()) {
                    parser.skipChildren();
                } else {
                    parser.finishToken();
                }
                masked.append(json, copied, start).append('"').append(MASK).append('"');
                copied = (int) parser.currentLocation().getCharOffset();
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException("only what was read as JSON is masked", unreadable);
        }
        return masked.append(json, copied, json.length()).toString();
    }

    private static boolean isSecret(@Nullable String name) {
        return name != null && SECRET_NAMES.contains(name.toLowerCase(Locale.ROOT));
    }
}
