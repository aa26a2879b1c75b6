package dev.tradewind.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** What keeps the engine pure: no framework, no clock, no hidden randomness (style.md section 1). */
class EngineArchitectureTest {
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tradewind.engine");

    @Test
    void importsNoFramework() {
        ArchRule rule = classes()
                .that()
                .resideInAPackage("dev.tradewind.engine..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.tradewind.engine..", "java..", "org.jspecify..");
        rule.check(ENGINE);
    }

    @Test
    void doesNoInputOrOutput() {
        ArchRule rule = noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.net..", "java.nio.file..", "java.nio.channels..", "java.sql..");
        rule.check(ENGINE);
    }

    @Test
    void readsNoClock() {
        ArchRule rule = noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime");
        rule.check(ENGINE);
    }

    @Test
    void rollsNoDice() {
        ArchRule rule = noClasses().should().callMethod(Math.class, "random");
        rule.check(ENGINE);
    }

    @Test
    void featuresFormNoCycles() {
        ArchRule rule = slices().matching("dev.tradewind.engine.(*)..").should().beFreeOfCycles();
        rule.check(ENGINE);
    }
}
