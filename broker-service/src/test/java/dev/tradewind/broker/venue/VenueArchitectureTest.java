package dev.tradewind.broker.venue;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The venue is an exchange of its own: nobody takes a short cut into it, and it takes none out (C-55). */
class VenueArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tradewind.broker");

    @Test
    void nobodyReachesTheVenueButOverHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tradewind.broker.venue..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.tradewind.broker.venue..")
                .check(CLASSES);
    }

    @Test
    void theVenueKnowsNothingOfTheOrderCore() {
        noClasses()
                .that()
                .resideInAPackage("dev.tradewind.broker.venue..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "parts of broker-service but the venue, roles and streams",
                        other -> other.getPackageName().startsWith("dev.tradewind.broker.")
                                && !other.getPackageName().startsWith("dev.tradewind.broker.venue")
                                && !other.getPackageName().startsWith("dev.tradewind.broker.roles")
                                && !other.getPackageName().startsWith("dev.tradewind.broker.streams")))
                .check(CLASSES);
    }

    @Test
    void itsPartsFormNoCycles() {
        slices().matching("dev.tradewind.broker.venue.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
