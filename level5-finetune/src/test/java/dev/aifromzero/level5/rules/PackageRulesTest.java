package dev.aifromzero.level5.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.aifromzero.course.grade.Grade;
import dev.aifromzero.kit.cli.JvmSettings;
import dev.aifromzero.kit.cli.Launcher;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.exercise.TaskInfo;
import dev.aifromzero.level1.Level1;
import dev.aifromzero.level5.rules.circle.left.Left;
import dev.aifromzero.level5.rules.circle.right.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Which package may know which, in kit, course and all levels alike. Finer orders are in the levels' own tests. */
class PackageRulesTest {
    private static final String PROJECT = "dev.aifromzero.";
    private static final String EVERYWHERE = "dev.aifromzero..";
    private static final String KIT = PROJECT + "kit";
    private static final String COURSE = PROJECT + "course";
    private static final String HERE = PROJECT + "level5.rules";

    /**
     * What of a level may speak to the person at the terminal. All its other packages are models: somebody who reads them
     * should meet the subject and nothing else. Level 2's charts are drawn on the terminal.
     */
    private static final Map<Integer, List<String>> MAY_KNOW_THE_COMMAND_LINE = Map.of(
            1, List.of("commands", "steps"),
            2, List.of("chart", "doctor", "labs", "steps"),
            3, List.of("doctor", "labs", "steps"),
            4, List.of("commands", "doctor", "steps"),
            5, List.of("commands", "doctor", "labs", "lessons", "steps"));

    private static final String[] COMMAND_LINE = {
        "picocli..",
        "org.fusesource.jansi..",
        "org.jline..",
        KIT + ".cli..",
        KIT + ".console..",
        PROJECT + "level2.chart.."
    };
    /** Says what JVM an engine needs, and speaks to nobody. */
    private static final Class<?>[] HARMLESS = {JvmSettings.class};

    /** Models that say in the field's terms what is wrong. The remedy names options, so it is the command's to add. */
    private static final String[] WITHOUT_REMEDIES = Stream.of(
                    "level1.[text|ngram|sampling|grammar]",
                    "level2.[autograd|digits|language|network|neuron|optimizer|wordvec]",
                    "level3.[attention|block|embedding|layer|model]",
                    "level5.lora")
            .map(name -> PROJECT + name + "..")
            .toArray(String[]::new);

    /** They read a file that a person named, so they can say what is wrong with it and what to do. */
    private static final Set<String> FILE_READERS =
            Set.of(("BpeFiles Corpus TokenizerFiles GrammarChecks GrammarReader DigitNetworkFile IdxFiles NetworkFile"
                            + " WordVectorFile PeftConfig PeftFiles BaseMark")
                    .split(" "));

    /** What is above the models in their own level. */
    private static final String[] ABOVE_MODELS = {
        PROJECT + "level*",
        PROJECT + "level*.commands..",
        PROJECT + "level*.doctor..",
        PROJECT + "level*.labs..",
        PROJECT + "level*.lessons..",
        PROJECT + "level*.steps.."
    };

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.aifromzero");

    @Test
    void theKitKnowsNoLevelAndNoCourse() {
        knowsNot(List.of(KIT + ".."), List.of(), PROJECT + "level*..", COURSE + "..")
                .check(CLASSES);
        for (Class<?> careless : List.of(KnowsALevel.class, KnowsTheCourse.class)) {
            isNoticed(knowsNot(List.of(HERE), List.of(), PROJECT + "level1..", COURSE + ".."), careless);
        }
    }

    @Test
    void nobodyKnowsTheCourse() {
        knowsNot(List.of(EVERYWHERE), List.of(COURSE + ".."), COURSE + "..").check(CLASSES);
        isNoticed(knowsNot(List.of(EVERYWHERE), List.of(COURSE + ".."), COURSE + ".."), KnowsTheCourse.class);
    }

    @Test
    void onlyTheCourseKnowsTheExercises() {
        ArchRule rule = knowsNot(List.of(EVERYWHERE), List.of(KIT + ".exercise..", COURSE + ".."), KIT + ".exercise..");
        rule.check(CLASSES);
        isNoticed(rule, KnowsTheExercises.class);
    }

    @Test
    void onlyTheJudgeOfTheExercisesKnowsJUnit() {
        ArchRule rule = knowsNot(List.of(EVERYWHERE), List.of(KIT + ".exercise.run.."), "org.junit..");
        rule.check(CLASSES);
        isNoticed(rule, KnowsJUnit.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void modelsDoNotKnowTheCommandLine(int level) {
        models(level, COMMAND_LINE).check(CLASSES);
        for (Class<?> careless : List.of(KnowsPicocli.class, KnowsTheKitsCommands.class, KnowsTheConsole.class)) {
            isNoticed(models(5, COMMAND_LINE), careless);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void modelsDoNotKnowWhatUsesThem(int level) {
        models(level, ABOVE_MODELS).check(CLASSES);
        isNoticed(models(5, ABOVE_MODELS), KnowsALevel.class);
    }

    @Test
    void modelsLeaveTheRemedyToTheirCallers() {
        hasNoRemedies(WITHOUT_REMEDIES).check(CLASSES);
        isNoticed(hasNoRemedies(HERE), KnowsTheRemedy.class);
    }

    private static ArchRule hasNoRemedies(String... packages) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .and(describe("read no files", PackageRulesTest::readsNoFiles))
                .should()
                .dependOnClassesThat(belongToAnyOf(UserError.class, Remedy.class));
    }

    private static boolean readsNoFiles(JavaClass part) {
        String file = part.getName().replaceAll("^.*\\.|\\$.*$", "");
        return !FILE_READERS.contains(file);
    }

    private static ArchRule models(int level, String... forbidden) {
        String root = PROJECT + "level" + level;
        List<String> others = new ArrayList<>(List.of(root));
        for (String name : MAY_KNOW_THE_COMMAND_LINE.get(level)) {
            others.add(root + "." + name + "..");
        }
        return knowsNot(List.of(root + ".."), others, forbidden);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void everyPackageThatMayKnowTheCommandLineExists(int level) {
        for (String name : MAY_KNOW_THE_COMMAND_LINE.get(level)) {
            assertTrue(CLASSES.containPackage(PROJECT + "level" + level + "." + name), name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kit", "course", "level1", "level2", "level3", "level4", "level5"})
    void packagesHaveNoCircles(String part) {
        hasNoCircles(PROJECT + part).check(CLASSES);
        isNoticed(hasNoCircles(HERE + ".circle"), Left.class, Right.class);
    }

    private static ArchRule hasNoCircles(String root) {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    private static ArchRule knowsNot(List<String> who, List<String> butNot, String... whom) {
        return noClasses()
                .that()
                .resideInAnyPackage(who.toArray(String[]::new))
                .and()
                .resideOutsideOfPackages(butNot.toArray(String[]::new))
                .should()
                .dependOnClassesThat(resideInAnyPackage(whom).and(not(belongToAnyOf(HARMLESS))));
    }

    private static void isNoticed(ArchRule rule, Class<?>... careless) {
        JavaClasses classes = new ClassFileImporter().importClasses(careless);
        assertThrows(AssertionError.class, () -> rule.check(classes), () -> careless[0] + " breaks " + rule);
    }

    static final class KnowsALevel {
        static Object makes() {
            return new Level1();
        }
    }

    static final class KnowsTheCourse {
        static Object makes() {
            return new Grade();
        }
    }

    static final class KnowsTheExercises {
        TaskInfo task;
    }

    static final class KnowsJUnit {
        TestInfo test;
    }

    static final class KnowsTheRemedy {
        static UserError refusal() {
            return new UserError("This is wrong", "Choose another --option");
        }
    }

    static final class KnowsPicocli {
        @CommandLine.Option(names = "--layers")
        int layers;
    }

    static final class KnowsTheKitsCommands {
        Launcher launcher;
    }

    static final class KnowsTheConsole {
        Console console;
    }
}
