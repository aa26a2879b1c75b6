package dev.tradewind.risk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The shape of this service (style.md sections 1 and 2). */
class RiskArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tradewind.risk");

    @Test
    void featuresFormNoCycles() {
        slices().matching("dev.tradewind.risk.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void timeComesFromTheInjectedClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void noOtherServiceIsNeeded() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tradewind.auth..",
                        "dev.tradewind.strategy..",
                        "dev.tradewind.broker..",
                        "dev.tradewind.notification..",
                        "dev.tradewind.web..")
                .check(CLASSES);
    }

    @Test
    void transactionsComeFromTheKit() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.sqlclient..", "jakarta.transaction..", "java.sql..")
                .check(CLASSES);
    }
}
