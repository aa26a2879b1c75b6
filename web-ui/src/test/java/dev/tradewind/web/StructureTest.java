package dev.tradewind.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How the packages may know each other. */
class StructureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tradewind.web");

    @Test
    void pagesFormNoCycles() {
        slices().matching("dev.tradewind.web.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void noDatabaseAndNoBusinessRule() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "dev.tradewind.engine..", "io.vertx.sqlclient..")
                .check(CLASSES);
    }

    @Test
    void nobodyReadsTheClockByItself() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void onlyTheBackendCallsServices() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..backend..", "..edge..", "..live..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .check(CLASSES);
    }
}
