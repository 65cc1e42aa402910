package dev.aifromzero.level4;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.aifromzero.level4", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String HERE = "dev.aifromzero.level4";

    @ArchTest
    static final ArchRule modelsNeverUseTheConsoleOrTheSteps = noClasses()
            .that()
            .resideInAnyPackage(
                    HERE + ".data..",
                    HERE + ".train..",
                    HERE + ".checkpoint..",
                    HERE + ".generate..",
                    HERE + ".evaluate..",
                    HERE + ".fast..",
                    HERE + ".bench..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.aifromzero.kit.console..", HERE + ".steps..", HERE + ".commands..", "picocli..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(HERE + ".(*)..").should().beFreeOfCycles();
}
