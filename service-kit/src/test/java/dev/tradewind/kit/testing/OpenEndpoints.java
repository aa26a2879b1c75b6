package dev.tradewind.kit.testing;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Stream;

/** S13: who may call what, read from the classes. */
public final class OpenEndpoints {
    private static final List<Class<? extends Annotation>> VERBS =
            List.of(GET.class, POST.class, PUT.class, DELETE.class, PATCH.class, HEAD.class);

    private OpenEndpoints() {}

    /** Endpoint methods below a package that carry no rule of their own. */
    public static List<String> withoutRule(String rootPackage) {
        return endpoints(rootPackage)
                .filter(method -> !method.isAnnotatedWith(PermitAll.class)
                        && !method.isAnnotatedWith(RolesAllowed.class)
                        && !method.isAnnotatedWith(DenyAll.class)
                        && !method.isAnnotatedWith("io.quarkus.security.Authenticated"))
                .map(OpenEndpoints::name)
                .sorted()
                .toList();
    }

    /** Endpoint methods below a package that anybody may call, as {@code Class.method}. */
    public static List<String> permittedToAll(String rootPackage) {
        return endpoints(rootPackage)
                .filter(method -> method.isAnnotatedWith(PermitAll.class))
                .map(OpenEndpoints::name)
                .sorted()
                .toList();
    }

    private static Stream<JavaMethod> endpoints(String rootPackage) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(rootPackage).stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> VERBS.stream().anyMatch(method::isAnnotatedWith));
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getSimpleName() + "." + method.getName();
    }
}
