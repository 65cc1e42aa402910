package dev.aifromzero.level2;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses level = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.aifromzero.level2");

    @Test
    void modelsNeverUseSteps() {
        noClasses()
                .that()
                .resideInAnyPackage("..chart..", "..network..", "..neuron..", "..optimizer..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..level2.steps..", "dev.aifromzero.level2")
                .check(level);
    }

    @Test
    void modelsNeverUseTheConsole() {
        noClasses()
                .that()
                .resideInAnyPackage("..network..", "..neuron..", "..optimizer..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..console..")
                .check(level);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.aifromzero.level2.(*)..")
                .should()
                .beFreeOfCycles()
                .check(level);
    }
}
