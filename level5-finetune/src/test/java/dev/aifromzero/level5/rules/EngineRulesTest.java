package dev.aifromzero.level5.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Calls of DJL that give wrong gradients or none; docs/level3.md says why. Level 3, which wraps them in safe ones, has finer
 * rules of its own.
 */
class EngineRulesTest {
    private static final Set<String> ARITHMETIC =
            Set.of("mul", "muli", "div", "divi", "pow", "powi", "mod", "modi", "rdiv", "rdivi", "rpow", "rpowi");
    private static final Set<String> CUTTING = Set.of("toType", "toDevice", "duplicate");
    private static final Set<String> IN_PLACE =
            Set.of("addi", "subi", "muli", "divi", "modi", "powi", "negi", "signi", "set", "setScalar", "copyTo");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.aifromzero.level4", "dev.aifromzero.level5");

    private static ArchRule rule() {
        return noClasses()
                .that()
                .doNotHaveSimpleName("AdamW") // works after the backward pass
                .and()
                .doNotHaveSimpleName("GradientClipping") // so does this
                .and()
                .doNotHaveSimpleName("ResumeFolder") // puts kept numbers back, outside any pass
                .and()
                .doNotHaveSimpleName("WeightTuning")
                .and()
                .doNotHaveSimpleName("Muon")
                .and()
                .doNotHaveSimpleName("WeightAverage") // copies what is to learn, before the first pass
                .should()
                .callMethodWhere(describe("is unsafe while PyTorch records", EngineRulesTest::isUnsafe))
                .because("the backward pass would be wrong: see Tensors of level 3");
    }

    private static boolean isUnsafe(JavaMethodCall call) {
        if (!call.getTargetOwner().getPackageName().startsWith("ai.djl.ndarray")) {
            return false;
        }
        boolean javaNumber =
                call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Number.class));
        return (ARITHMETIC.contains(call.getName()) && javaNumber)
                || CUTTING.contains(call.getName())
                || IN_PLACE.contains(call.getName());
    }

    @Test
    void whatRunsInAForwardPassUsesNoUnsafeCall() {
        rule().check(CLASSES);
    }

    /** Does what is forbidden, in three ways. */
    static final class Careless {
        static NDArray scaled(NDArray x) {
            return x.mul(2);
        }

        static NDArray copied(NDArray x) {
            return x.duplicate();
        }

        static NDArray changed(NDArray x) {
            return x.addi(x);
        }
    }

    @Test
    void theRuleNoticesAViolation() {
        JavaClasses careless = new ClassFileImporter().importClasses(Careless.class);
        AssertionError error = assertThrows(AssertionError.class, () -> rule().check(careless));
        for (String way : new String[] {"scaled", "copied", "changed"}) {
            assertTrue(error.getMessage().contains(way), error.getMessage());
        }
    }
}
