package dev.tradewind.local;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What keeps the launcher's folders in one direction (style.md section 2). */
class LocalArchitectureTest {
    private static final JavaClasses LOCAL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tradewind.local");

    @Test
    void foldersFormNoCycles() {
        slices().matching("dev.tradewind.local.(*)..").should().beFreeOfCycles().check(LOCAL);
    }
}
