package dev.tradewind.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Error codes are part of the API: each one the code answers with stands in docs/problems.md. */
class ProblemsAreDocumentedTest {
    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern ANSWER = Pattern.compile(
            "(?:ProblemException|Conflict\\.of|Unprocessable\\.of|Unavailable\\.of|Invalid\\.of|FieldError|GateReason)"
                    + "\\s*\\(([^;{]{0,200})");
    private static final Pattern CODE = Pattern.compile("\"([A-Z][A-Z0-9]+(?:_[A-Z0-9]+)*)\"");

    @Test
    void everyCodeThatIsAnsweredIsExplained() throws IOException {
        String documented = Files.readString(CHECKOUT.resolve("docs/problems.md"));
        List<String> missing = new ArrayList<>();
        int found = 0;
        for (Path source : sources()) {
            Matcher answer = ANSWER.matcher(Files.readString(source));
            while (answer.find()) {
                Matcher code = CODE.matcher(answer.group(1));
                if (code.find()) {
                    found++;
                    if (!documented.contains("`" + code.group(1) + "`")) {
                        missing.add(code.group(1) + " in " + CHECKOUT.relativize(source));
                    }
                }
            }
        }
        assertThat(found).as("codes found in the sources").isGreaterThan(50);
        assertThat(missing).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(CHECKOUT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .toList();
        }
    }
}
