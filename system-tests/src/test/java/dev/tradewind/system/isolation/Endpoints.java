package dev.tradewind.system.isolation;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.tradewind.system.harness.TestSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The public endpoints of all services, read from their built classes, so that none can be forgotten. */
final class Endpoints {
    private static final List<String> SERVICES =
            List.of("auth-service", "strategy-service", "risk-service", "broker-service", "notification-service");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH");
    private static final String PATH = "jakarta.ws.rs.Path";

    private Endpoints() {}

    /** A method and a path such as {@code /api/v1/hooks/{id}}. */
    record Endpoint(String method, String path) {
        boolean takesOneId() {
            return path.indexOf('{') >= 0 && path.indexOf('{') == path.lastIndexOf('{');
        }

        boolean takesNone() {
            return path.indexOf('{') < 0;
        }

        /** The part before the id: what the id is of. */
        String collection() {
            return path.substring(0, path.indexOf('{'));
        }

        String with(String id) {
            return path.replaceAll("\\{[^}]*}", id);
        }
    }

    static List<Endpoint> all() {
        return SERVICES.stream()
                .map(service -> TestSettings.checkout().resolve(service).resolve("target/classes"))
                .peek(Endpoints::mustExist)
                .flatMap(classes -> new ClassFileImporter().importPath(classes).stream())
                .filter(type -> type.isAnnotatedWith(PATH))
                .flatMap(Endpoints::of)
                .filter(endpoint -> endpoint.path().startsWith("/api/v1/"))
                .filter(endpoint -> !endpoint.path().startsWith("/api/v1/webhook/")) // its own tests: no log-in there
                .distinct()
                .toList();
    }

    private static Stream<Endpoint> of(JavaClass type) {
        return type.getMethods().stream()
                .flatMap(method -> METHODS.stream()
                        .filter(verb -> method.isAnnotatedWith("jakarta.ws.rs." + verb))
                        .map(verb -> new Endpoint(verb, path(type, method))));
    }

    private static String path(JavaClass type, JavaMethod method) {
        String whole = "/" + value(type) + "/" + (method.isAnnotatedWith(PATH) ? value(method) : "");
        String plain = whole.replaceAll("/{2,}", "/");
        return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static String value(CanBeAnnotated annotated) {
        JavaAnnotation<?> annotation = annotated instanceof JavaClass type
                ? type.getAnnotationOfType(PATH)
                : ((JavaMethod) annotated).getAnnotationOfType(PATH);
        return annotation.get("value").orElseThrow().toString();
    }

    private static void mustExist(Path classes) {
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException("not built: " + classes);
        }
    }
}
