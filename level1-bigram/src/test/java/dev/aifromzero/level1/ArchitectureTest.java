package dev.aifromzero.level1;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;

@AnalyzeClasses(packages = "dev.aifromzero.level1", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.aifromzero.level1.";
    private static final String[] MODELS = {
        ROOT + "text..", ROOT + "ngram..", ROOT + "sampling..", ROOT + "io..", ROOT + "grammar..", ROOT + "data.."
    };

    @ArchTest
    static final ArchRule modelsUseNeitherTheConsoleNorTheStepsNorTheScoreboard = noClasses()
            .that()
            .resideInAnyPackage(MODELS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "console..", ROOT + "steps..", ROOT + "scoreboard..");

    @ArchTest
    static final ArchRule modelsUseOfTheCommandLineOnlyErrorsAndPaths = noClasses()
            .that()
            .resideInAnyPackage(MODELS)
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage(ROOT + "cli..")
                    .and(not(JavaClass.Predicates.belongToAnyOf(UserError.class, ProjectPaths.class))));

    @ArchTest
    static final ArchRule samplingAndTextDoNotKnowTheModels = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "text..", ROOT + "sampling..", ROOT + "io..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "ngram..");

    @ArchTest
    static final ArchRule lessonsDoNotKnowTheExercises = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "exercise..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "exercise..");

    @ArchTest
    static final ArchRule onlyTheJudgeKnowsJUnit = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "exercise.run..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.junit..");
}
