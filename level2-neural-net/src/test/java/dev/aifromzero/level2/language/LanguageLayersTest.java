package dev.aifromzero.level2.language;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class LanguageLayersTest {
    @Test
    void languageModelsUseNeitherConsoleNorSteps() {
        noClasses()
                .that()
                .resideInAPackage("..level2.language..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..console..", "..level2.steps..", "..level2.chart..", "dev.aifromzero.level2")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.aifromzero.level2"));
    }
}
