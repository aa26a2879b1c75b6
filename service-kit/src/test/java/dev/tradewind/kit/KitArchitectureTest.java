package dev.tradewind.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tradewind.kit.testing.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class KitArchitectureTest {
    @Test
    void onlyTheTenancyPackageKnowsTheDatabaseClient() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tradewind.kit.tenancy")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.pgclient..")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.tradewind.kit"));
    }

    @Test
    void eventsIdentityAndJobsFollowTheCommonRules() {
        for (String part :
                new String[] {"events", "identity", "internal", "jobs", "idempotency", "web", "problem", "status"}) {
            ServiceArchitecture.check("dev.tradewind.kit." + part);
        }
    }
}
