package dev.tradewind.broker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tradewind.kit.testing.OpenEndpoints;
import java.time.Clock;
import java.time.Instant;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What keeps broker-service in shape (style.md sections 2, 4 and 11). */
class BrokerArchitectureTest {
    private static final JavaClasses BROKER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tradewind.broker");

    @Test
    void useCasesDoNotKnowTheirAdapters() {
        noClasses()
                .that()
                .resideInAPackage("..application..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..persistence..", "..rest..", "..messaging..", "..scheduling..")
                .check(BROKER);
    }

    @Test
    void featuresFormNoCycles() {
        slices().matching("dev.tradewind.broker.(*)..")
                .should()
                .beFreeOfCycles()
                .check(BROKER);
    }

    @Test
    void nobodyReadsTheClockByItself() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(BROKER);
    }

    @Test
    void s13EveryEndpointSaysWhoMayCallIt() {
        Assertions.assertThat(OpenEndpoints.withoutRule("dev.tradewind.broker")).isEmpty();
    }
}
