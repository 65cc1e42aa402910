package dev.aifromzero.level2;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The order inside this level. What holds in all levels alike is in the package rules of level 5. */
@AnalyzeClasses(packages = "dev.aifromzero.level2", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String LEVEL = "dev.aifromzero.level2.";

    /** They draw on the terminal, so they are no models; but later levels draw with them, too. */
    @ArchTest
    static final ArchRule chartsDoNotKnowWhatTheyShow = noClasses()
            .that()
            .resideInAPackage(LEVEL + "chart..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.aifromzero.level2", LEVEL + "steps..", LEVEL + "labs..");
}
