package dev.aifromzero.level5.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Scanner;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What holds in every level alike. It stands here because level 5's tests see the classes of all levels. */
class HouseRulesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.aifromzero");

    private static final Set<String> TEXT_MAKERS = Set.of(
            InputStreamReader.class.getName(),
            java.io.OutputStreamWriter.class.getName(),
            java.io.FileReader.class.getName(),
            java.io.FileWriter.class.getName(),
            java.io.PrintWriter.class.getName(),
            PrintStream.class.getName(),
            Scanner.class.getName());

    @Test
    void allLevelsAreLookedAt() {
        for (int level = 1; level <= 5; level++) {
            String main = "dev.aifromzero.level" + level + ".Level" + level;
            assertEquals(main, CLASSES.get(main).getName());
        }
    }

    @Test
    void aLevelNeverUsesALaterOne() {
        for (int level = 1; level < 5; level++) {
            laterThan(level).check(CLASSES);
        }
        JavaClasses steps = new ClassFileImporter().importPackages("dev.aifromzero.level5.steps");
        assertThrows(
                AssertionError.class,
                () -> noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(later(1))
                        .check(steps));
    }

    private static ArchRule laterThan(int level) {
        return noClasses()
                .that()
                .resideInAPackage("dev.aifromzero.level" + level + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(later(level));
    }

    private static String[] later(int level) {
        List<String> packages = new ArrayList<>();
        for (int later = level + 1; later <= 5; later++) {
            packages.add("dev.aifromzero.level" + later + "..");
        }
        return packages.toArray(String[]::new);
    }

    @Test
    void onlyTheConsoleAndTheLauncherTouchTheTerminal() {
        GivenClassesConjunction others =
                noClasses().that().resideOutsideOfPackages("dev.aifromzero.kit.console..", "dev.aifromzero.kit.cli..");
        touchesTheTerminal(others).check(CLASSES);
        eachIsNoticed(touchesTheTerminal(noClasses().that().haveSimpleNameContaining("")), Printing.class);
    }

    private static ArchRule touchesTheTerminal(GivenClassesConjunction classes) {
        return classes.should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "console")
                .orShould()
                .callMethodWhere(describe(
                        "prints a stack trace",
                        call -> call.getName().equals("printStackTrace")
                                && call.getTarget().getRawParameterTypes().isEmpty()));
    }

    @Test
    void textAlwaysHasANamedCharset() {
        namesNoCharset().check(CLASSES);
        eachIsNoticed(namesNoCharset(), DefaultCharsets.class);
    }

    private static ArchRule namesNoCharset() {
        return noClasses()
                .should()
                .callCodeUnitWhere(describe("depends on the computer's charset", HouseRulesTest::usesDefaultCharset))
                .because("a file written on one computer must be read on another");
    }

    private static boolean usesDefaultCharset(JavaCall<?> call) {
        String owner = call.getTargetOwner().getName();
        List<String> types = call.getTarget().getRawParameterTypes().stream()
                .map(JavaClass::getName)
                .toList();
        boolean constructor = call.getName().equals("<init>");
        return switch (call.getName()) {
            case "defaultCharset" -> owner.equals(Charset.class.getName());
            case "getBytes" -> owner.equals(String.class.getName()) && types.isEmpty();
            case "toString" -> owner.equals(ByteArrayOutputStream.class.getName()) && types.isEmpty();
            default ->
                constructor
                        && ((owner.equals(String.class.getName()) && types.equals(List.of("[B")))
                                || (TEXT_MAKERS.contains(owner) && opensBytes(types) && !named(types)));
        };
    }

    private static boolean opensBytes(List<String> types) {
        return !types.isEmpty()
                && (types.get(0).endsWith("Stream") || types.get(0).endsWith("File"));
    }

    private static boolean named(List<String> types) {
        return types.stream().anyMatch(type -> type.contains("Charset"));
    }

    @Test
    void numbersAndLettersLookTheSameInEveryCountry() {
        dependsOnTheCountry().check(CLASSES);
        eachIsNoticed(dependsOnTheCountry(), Countries.class);
    }

    private static ArchRule dependsOnTheCountry() {
        return noClasses()
                .should()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .because("a Turkish computer has another small I, and a German one a decimal comma: name Locale.ROOT");
    }

    @Test
    void chanceAlwaysComesFromASeed() {
        hasNoSeed().check(CLASSES);
        eachIsNoticed(hasNoSeed(), Chances.class);
    }

    private static ArchRule hasNoSeed() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Random.class, ThreadLocalRandom.class, java.security.SecureRandom.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Collections.class, "shuffle", List.class)
                .orShould()
                .callConstructor(SplittableRandom.class)
                .because("the same seed must give the same run");
    }

    /** Each method of the careless class breaks the rule by itself. */
    private static void eachIsNoticed(ArchRule rule, Class<?> careless) {
        AssertionError error =
                assertThrows(AssertionError.class, () -> rule.check(new ClassFileImporter().importClasses(careless)));
        for (var method : careless.getDeclaredMethods()) {
            if (!method.isSynthetic() && !error.getMessage().contains("." + method.getName() + "(")) {
                throw new AssertionError("not noticed: " + method + " in\n" + error.getMessage());
            }
        }
    }

    static final class Printing {
        static void prints() {
            System.out.println();
        }

        static void warns() {
            System.err.println();
        }

        static Object asks() {
            return System.console();
        }

        static void traces(RuntimeException e) {
            e.printStackTrace();
        }
    }

    @SuppressWarnings("DefaultCharset") // what the rule must find
    static final class DefaultCharsets {
        static byte[] encodes(String text) {
            return text.getBytes();
        }

        static String decodes(byte[] bytes) {
            return new String(bytes);
        }

        static String collects() {
            return new ByteArrayOutputStream().toString();
        }

        static Object reads() {
            return new InputStreamReader(new ByteArrayInputStream(new byte[0]));
        }

        static Object scans() {
            return new Scanner(new ByteArrayInputStream(new byte[0]));
        }

        static Object asks() {
            return Charset.defaultCharset();
        }
    }

    @SuppressWarnings("StringCaseLocaleUsage") // what the rule must find
    static final class Countries {
        static String lowers(String text) {
            return text.toLowerCase();
        }

        static String raises(String text) {
            return text.toUpperCase();
        }

        static String formats(double number) {
            return String.format("%f", number);
        }

        static String fills(double number) {
            return "%f".formatted(number);
        }
    }

    static final class Chances {
        static Object seeds() {
            return new SplittableRandom();
        }

        static Object throwsDice() {
            return new Random(1);
        }

        static double draws() {
            return Math.random();
        }

        static Object names() {
            return UUID.randomUUID();
        }

        static void shuffles(List<String> cards) {
            Collections.shuffle(cards);
        }
    }
}
