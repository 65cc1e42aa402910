package dev.aifromzero.level3;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The order inside this level, and which calls of DJL are forbidden because they give wrong gradients. What holds in all
 * levels alike is in the package rules of level 5.
 */
class ArchitectureTest {
    private static final String LEVEL = "dev.aifromzero.level3.";
    /** From the ground up; packages in one entry do not know each other either. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("tensor"),
            List.of("config"),
            List.of("layer", "embedding"),
            List.of("attention"),
            List.of("pass"),
            List.of("block"),
            List.of("model"),
            List.of("djl", "doctor"),
            List.of("steps", "labs"));
    /** What a transformer is made of. */
    private static final String[] MODELS =
            packages("config", "layer", "embedding", "attention", "pass", "block", "model", "djl");

    private static final Set<String> ARITHMETIC =
            Set.of("mul", "muli", "div", "divi", "pow", "powi", "mod", "modi", "rdiv", "rdivi", "rpow", "rpowi");
    private static final Set<String> CUTTING = Set.of("toType", "toDevice", "duplicate");
    private static final Set<String> IN_PLACE =
            Set.of("addi", "subi", "muli", "divi", "modi", "powi", "negi", "signi", "set", "setScalar", "copyTo");
    private static final String[] FORWARD =
            packages("layer", "embedding", "attention", "pass", "block", "model", "djl");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.aifromzero.level3");

    private static ArchRule noMultiplicationByAJavaNumber() {
        return noClasses()
                .that()
                .resideInAPackage("dev.aifromzero..")
                .should()
                .callMethodWhere(describe("multiplies an array by a Java number", ArchitectureTest::isTrap))
                .because("DJL frees the number before the backward pass reads it: use Tensors.scale");
    }

    private static boolean isTrap(JavaMethodCall call) {
        return call.getTargetOwner().getPackageName().startsWith("ai.djl.")
                && ARITHMETIC.contains(call.getName())
                && call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Number.class));
    }

    @Test
    void arraysAreNeverMultipliedByJavaNumbers() {
        noMultiplicationByAJavaNumber().check(CLASSES);
    }

    /** Does what is forbidden. */
    static final class Careless {
        static NDArray twice(NDArray x) {
            return x.mul(2);
        }
    }

    @Test
    void theRuleAboutJavaNumbersNoticesAViolation() {
        JavaClasses careless = new ClassFileImporter().importClasses(Careless.class);
        assertThrows(AssertionError.class, () -> noMultiplicationByAJavaNumber().check(careless));
    }

    private static ArchRule noCuttingOfTheGraph() {
        return noClasses()
                .that()
                .resideInAnyPackage(FORWARD)
                .and()
                .doNotHaveSimpleName("KeyValueCache") // used without gradients only
                .should()
                .callMethodWhere(describe("cuts the graph", call -> isCallOf(call, CUTTING)))
                .because("autograd does not follow these operations");
    }

    private static ArchRule noChangesInPlace() {
        return noClasses()
                .that()
                .resideInAnyPackage(FORWARD)
                .and()
                .doNotHaveSimpleName("GradientDescent") // after the backward pass
                .should()
                .callMethodWhere(describe("changes an array in place", call -> isCallOf(call, IN_PLACE)))
                .because("the backward pass may still need the old numbers");
    }

    private static boolean isCallOf(JavaMethodCall call, Set<String> names) {
        return call.getTargetOwner().getPackageName().startsWith("ai.djl.ndarray") && names.contains(call.getName());
    }

    @Test
    void aForwardPassNeverCutsTheGraph() {
        noCuttingOfTheGraph().check(CLASSES);
    }

    @Test
    void aForwardPassNeverChangesAnArrayInPlace() {
        noChangesInPlace().check(CLASSES);
    }

    @Test
    void theRulesAboutForwardPassesNoticeAViolation() {
        JavaClasses careless = new ClassFileImporter().importClasses(dev.aifromzero.level3.layer.CarelessLayer.class);
        assertThrows(AssertionError.class, () -> noCuttingOfTheGraph().check(careless));
        assertThrows(AssertionError.class, () -> noChangesInPlace().check(careless));
    }

    /** Converting to it inside the engine ends the whole program, without an exception. */
    @Test
    void nobodyNamesBfloat16ToTheEngine() {
        noClasses()
                .should()
                .accessField(ai.djl.ndarray.types.DataType.class, "BFLOAT16")
                .check(CLASSES);
    }

    /** Clipping that lets negative gradients pass, one weight decay for all, blocks of another kind: shown, not used. */
    @Test
    void djlsOwnTrainingIsOnlyInItsLab() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages("djl"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.djl.training.optimizer..", "ai.djl.training.loss..", "ai.djl.nn.transformer..")
                .check(CLASSES);
    }

    @Test
    void packagesKnowOnlyWhatLiesBelowThem() {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            for (String name : FLOORS.get(floor)) {
                String[] above = FLOORS.subList(floor, FLOORS.size()).stream()
                        .flatMap(List::stream)
                        .filter(other -> !other.equals(name))
                        .toArray(String[]::new);
                if (above.length > 0) {
                    noClasses()
                            .that()
                            .resideInAPackage(LEVEL + name + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(packages(above))
                            .allowEmptyShould(true)
                            .check(CLASSES);
                }
            }
        }
    }

    /** What went wrong is said in the field's terms; the remedy is the command's to add. */
    @Test
    void modelsKnowNothingOfTheKit() {
        noClasses()
                .that()
                .resideInAnyPackage(MODELS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.aifromzero.kit..")
                .check(CLASSES);
    }

    private static String[] packages(String... names) {
        return java.util.Arrays.stream(names).map(name -> LEVEL + name + "..").toArray(String[]::new);
    }
}
