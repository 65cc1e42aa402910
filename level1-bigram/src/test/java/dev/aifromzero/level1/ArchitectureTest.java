package dev.aifromzero.level1;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.kit.error.UserError;

@AnalyzeClasses(
        packages = {"dev.aifromzero.kit", "dev.aifromzero.level1"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String KIT = "dev.aifromzero.kit.";
    private static final String LEVEL = "dev.aifromzero.level1.";
    private static final String[] MODELS = {
        LEVEL + "text..", LEVEL + "ngram..", LEVEL + "sampling..", LEVEL + "grammar.."
    };

    /** They read files that a person named, so they can say which one is wrong and what to do about it. */
    private static final DescribedPredicate<JavaClass> FILE_READERS = simpleName("Corpus")
            .or(simpleName("BpeFiles"))
            .or(simpleName("TokenizerFiles"))
            .or(simpleName("StoryCheck"))
            .or(simpleName("GrammarReader"))
            .or(simpleName("GrammarChecks"))
            .as("file readers");

    @ArchTest
    static final ArchRule theKitKnowsNoLevel = noClasses()
            .that()
            .resideInAPackage("dev.aifromzero.kit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.aifromzero.level1..", "dev.aifromzero.fuzz..");

    @ArchTest
    static final ArchRule theKitHasNoCircles =
            slices().matching(KIT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theLevelHasNoCircles =
            slices().matching(LEVEL + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule modelsKnowNeitherTheConsoleNorTheCommandLine = noClasses()
            .that()
            .resideInAnyPackage(MODELS)
            .and(not(FILE_READERS))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(KIT + "console..", KIT + "cli..", "picocli..", "org.fusesource.jansi..");

    @ArchTest
    static final ArchRule modelsKnowNeitherTheStepsNorTheCommands = noClasses()
            .that()
            .resideInAnyPackage(MODELS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(LEVEL + "steps..", LEVEL + "commands..", LEVEL + "exercises..");

    @ArchTest
    static final ArchRule modelsLeaveTheRemedyToTheirCallers = noClasses()
            .that()
            .resideInAnyPackage(MODELS)
            .and(not(FILE_READERS))
            .should()
            .dependOnClassesThat(JavaClass.Predicates.belongToAnyOf(UserError.class, Remedy.class));

    @ArchTest
    static final ArchRule samplingAndTextDoNotKnowTheModels = noClasses()
            .that()
            .resideInAnyPackage(LEVEL + "text..", LEVEL + "sampling..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(LEVEL + "ngram..", LEVEL + "grammar..");

    @ArchTest
    static final ArchRule lessonsDoNotKnowTheExercises = noClasses()
            .that()
            .resideOutsideOfPackages(KIT + "exercise..", LEVEL + "exercises..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(KIT + "exercise..", LEVEL + "exercises..");

    @ArchTest
    static final ArchRule onlyTheJudgeKnowsJUnit = noClasses()
            .that()
            .resideOutsideOfPackage(KIT + "exercise.run..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.junit..");
}
