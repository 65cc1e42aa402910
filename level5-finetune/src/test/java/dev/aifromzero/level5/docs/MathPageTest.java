package dev.aifromzero.level5.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every number of docs/math.md is computed again. */
class MathPageTest {
    private static WorkedPage page() throws IOException {
        return new WorkedPage(
                Files.readString(ProjectPaths.root().resolve("docs").resolve("math.md")));
    }

    private static Checks checks() {
        Checks checks = new Checks();
        ListChecks.addTo(checks);
        CurveChecks.addTo(checks);
        ChanceChecks.addTo(checks);
        LearningChecks.addTo(checks);
        BackpropagationCheck.addTo(checks);
        TransformerChecks.addTo(checks);
        LoraChecks.addTo(checks);
        return checks;
    }

    @TestFactory
    Stream<DynamicTest> everyNumberIsTheComputedOne() throws IOException {
        Checks checks = checks();
        return page().examples().values().stream()
                .map(example -> DynamicTest.dynamicTest(example.name(), () -> checks.run(example)));
    }

    @Test
    void noNumberStandsOutsideOfAnExample() throws IOException {
        assertEquals(List.of(), page().problems());
    }

    /** Whichever number of the page is changed in its last digit, the example's check notices it. */
    @Test
    void everyChangeOfADigitIsFound() throws IOException {
        Checks checks = checks();
        List<String> unnoticed = new ArrayList<>();
        for (Worked example : page().examples().values()) {
            for (int i = 0; i < example.numbers().size(); i++) {
                if (passes(checks, example.withChange(i))) {
                    unnoticed.add(example.name() + ": " + example.numbers().get(i));
                }
            }
        }
        assertEquals(List.of(), unnoticed);
    }

    private static boolean passes(Checks checks, Worked changed) {
        try {
            checks.run(changed);
            return true;
        } catch (Exception | AssertionError noticed) {
            return false;
        }
    }

    @Test
    void everyCheckHasItsExample() throws IOException {
        assertEquals(checks().names(), page().examples().keySet());
    }
}
