package dev.aifromzero.level5.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every number of docs/math.md and docs/numbers.md is computed again, and figures that are said to be wrong are wrong. */
class WorkedPagesTest {
    private enum Page {
        MATH(
                "math.md",
                List.of(
                        ListChecks::addTo,
                        CurveChecks::addTo,
                        ChanceChecks::addTo,
                        LearningChecks::addTo,
                        BackpropagationCheck::addTo,
                        TransformerChecks::addTo,
                        LoraChecks::addTo)),
        NUMBERS("numbers.md", List.of(SizeFigures::addTo, LossFigures::addTo));

        private final String file;
        private final List<Consumer<Checks>> parts;

        Page(String file, List<Consumer<Checks>> parts) {
            this.file = file;
            this.parts = parts;
        }

        WorkedPage read() throws IOException {
            return new WorkedPage(
                    Files.readString(ProjectPaths.root().resolve("docs").resolve(file)));
        }

        Checks checks() {
            Checks checks = new Checks();
            parts.forEach(part -> part.accept(checks));
            return checks;
        }
    }

    @TestFactory
    Stream<DynamicTest> everyNumberIsTheComputedOne() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Page page : Page.values()) {
            Checks checks = page.checks();
            page.read()
                    .examples()
                    .values()
                    .forEach(example -> tests.add(
                            DynamicTest.dynamicTest(page.file + ": " + example.name(), () -> checks.run(example))));
        }
        return tests.stream();
    }

    @ParameterizedTest
    @EnumSource
    void noNumberStandsOutsideOfAnExample(Page page) throws IOException {
        assertEquals(List.of(), page.read().problems());
    }

    @ParameterizedTest
    @EnumSource
    void everyCheckHasItsExample(Page page) throws IOException {
        assertEquals(page.checks().names(), page.read().examples().keySet());
    }

    /**
     * If a number of docs/math.md is changed in its last digit, its example's check notices it. The other page also shows
     * figures that are wrong, and another wrong figure is as good.
     */
    @Test
    void everyChangeOfADigitIsFound() throws IOException {
        Checks checks = Page.MATH.checks();
        List<String> unnoticed = new ArrayList<>();
        for (Worked example : Page.MATH.read().examples().values()) {
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
}
