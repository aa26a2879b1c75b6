package dev.tradewind.broker.venue;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The venue is an exchange of its own: nobody takes a short cut into it, and it takes none out (C-55). */
@AnalyzeClasses(packages = "dev.tradewind.broker", importOptions = ImportOption.DoNotIncludeTests.class)
class VenueArchitectureTest {
    @ArchTest
    static final ArchRule nobodyReachesTheVenueButOverHttp = noClasses()
            .that()
            .resideOutsideOfPackage("dev.tradewind.broker.venue..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.tradewind.broker.venue..");

    @ArchTest
    static final ArchRule theVenueKnowsNothingOfTheOrderCore = noClasses()
            .that()
            .resideInAPackage("dev.tradewind.broker.venue..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.tradewind.broker.orders..",
                    "dev.tradewind.broker.positions..",
                    "dev.tradewind.broker.brokers..",
                    "dev.tradewind.broker.accounts..",
                    "dev.tradewind.broker.exits..",
                    "dev.tradewind.broker.killswitch..",
                    "dev.tradewind.broker.quotes..");

    @ArchTest
    static final ArchRule itsPartsFormNoCycles =
            slices().matching("dev.tradewind.broker.venue.(*)..").should().beFreeOfCycles();
}
