package dev.aifromzero.level1;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The order inside this level. What holds in all levels alike is in the package rules of level 5. */
@AnalyzeClasses(packages = "dev.aifromzero.level1", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String LEVEL = "dev.aifromzero.level1.";

    @ArchTest
    static final ArchRule samplingAndTextDoNotKnowTheModels = noClasses()
            .that()
            .resideInAnyPackage(LEVEL + "text..", LEVEL + "sampling..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(LEVEL + "ngram..", LEVEL + "grammar..");
}
