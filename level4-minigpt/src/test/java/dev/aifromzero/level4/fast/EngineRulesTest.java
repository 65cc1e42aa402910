package dev.aifromzero.level4.fast;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** Level 3's rules about DJL hold here too: calls that give wrong gradients or end the JVM. */
@AnalyzeClasses(packages = "dev.aifromzero.level4", importOptions = DoNotIncludeTests.class)
class EngineRulesTest {
    private static final Set<String> ARITHMETIC = Set.of("mul", "muli", "div", "divi", "pow", "powi", "mod", "modi");

    @ArchTest
    static final ArchRule arraysAreNeverMultipliedByJavaNumbers = noClasses()
            .that()
            .resideInAPackage("dev.aifromzero.level4.fast..")
            .should()
            .callMethodWhere(describe("multiplies an array by a Java number", EngineRulesTest::isTrap))
            .because("DJL frees the number before the backward pass reads it: use Tensors.scale");

    @ArchTest
    static final ArchRule nobodyNamesBfloat16ToTheEngine =
            noClasses().should().accessField(ai.djl.ndarray.types.DataType.class, "BFLOAT16");

    private static boolean isTrap(JavaMethodCall call) {
        return call.getTargetOwner().getPackageName().startsWith("ai.djl.")
                && ARITHMETIC.contains(call.getName())
                && call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Number.class));
    }
}
