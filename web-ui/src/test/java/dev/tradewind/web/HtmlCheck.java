package dev.tradewind.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules of a page that a regular reader of HTML would check: balanced tags, one h1, unique ids, labels, no inline code. */
final class HtmlCheck {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\"[^\"]*\"|'[^']*'|[^'\">])*)>");
    private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]+)\"");
    private static final Set<String> VOID = Set.of("meta", "link", "input", "br", "img", "hr");

    private HtmlCheck() {}

    static void check(String path, String html) {
        boolean isPage = html.contains("<!doctype html>");
        Deque<String> open = new ArrayDeque<>();
        Set<String> ids = new HashSet<>();
        int headings = 0;
        Matcher tags = TAG.matcher(html);
        while (tags.find()) {
            String name = tags.group(2).toLowerCase(java.util.Locale.ROOT);
            String attributes = tags.group(3);
            if (tags.group(1).isEmpty()) {
                headings += name.equals("h1") ? 1 : 0;
                assertThat(attributes)
                        .as("inline code in " + path)
                        .doesNotContainPattern("\\son[a-z]+=")
                        .doesNotContain(" style=");
                Matcher id = ID.matcher(attributes);
                if (id.find()) {
                    assertThat(ids.add(id.group(1)))
                            .as("id " + id.group(1) + " twice in " + path)
                            .isTrue();
                }
                if (!attributes.endsWith("/") && !VOID.contains(name)) {
                    open.push(name);
                }
            } else {
                assertThat(open.isEmpty() ? "nothing" : open.pop())
                        .as("closing tag in " + path)
                        .isEqualTo(name);
            }
        }
        assertThat(open).as("open tags in " + path).isEmpty();
        if (isPage) {
            assertThat(headings).as("h1 in " + path).isEqualTo(1);
            assertThat(html)
                    .contains("<html lang=\"en\"")
                    .contains("name=\"viewport\"")
                    .contains("<title>");
        }
    }
}
