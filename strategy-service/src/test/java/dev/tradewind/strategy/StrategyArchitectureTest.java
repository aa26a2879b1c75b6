package dev.tradewind.strategy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The shape of this service (style.md sections 1 and 2). */
class StrategyArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.tradewind.strategy");

    @Test
    void featuresFormNoCycles() {
        slices().matching("dev.tradewind.strategy.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void useCasesDoNotKnowTheirAdapters() {
        noClasses()
                .that()
                .resideInAPackage("..signals.application..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..signals.rest..", "..signals.persistence..", "..signals.trace..")
                .check(CLASSES);
    }

    @Test
    void onlyTheInjectedClockIsRead() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void noOtherServiceIsKnown() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tradewind.auth..",
                        "dev.tradewind.risk..",
                        "dev.tradewind.broker..",
                        "dev.tradewind.notification..")
                .check(CLASSES);
    }

    @Test
    void nobodyOpensATransactionOfItsOwn() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.sqlclient..", "jakarta.transaction..", "java.sql..")
                .check(CLASSES);
    }
}
