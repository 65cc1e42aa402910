package dev.aifromzero.level2;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String[] MODELS = {
        "..level2.autograd..",
        "..level2.bench..",
        "..level2.digits..",
        "..level2.language..",
        "..level2.network..",
        "..level2.neuron..",
        "..level2.optimizer..",
        "..level2.wordvec.."
    };

    private final JavaClasses level = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.aifromzero.level2");

    @Test
    void modelsNeverUseSteps() {
        noClasses()
                .that()
                .resideInAnyPackage(MODELS)
                .or()
                .resideInAPackage("..level2.chart..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..level2.steps..", "..level2.labs..", "dev.aifromzero.level2")
                .check(level);
    }

    @Test
    void modelsDoNotKnowTheCommandLine() {
        noClasses()
                .that()
                .resideInAnyPackage(MODELS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "dev.aifromzero.kit.cli..", "..kit.console..")
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
