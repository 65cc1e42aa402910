package dev.aifromzero.level5.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every number of docs/numbers.md is computed again, and those that are said to be wrong are wrong. */
class NumbersPageTest {
    private static WorkedPage page() throws IOException {
        return new WorkedPage(
                Files.readString(ProjectPaths.root().resolve("docs").resolve("numbers.md")));
    }

    private static Checks checks() {
        Checks checks = new Checks();
        SizeFigures.addTo(checks);
        LossFigures.addTo(checks);
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

    @Test
    void everyCheckHasItsExample() throws IOException {
        assertEquals(checks().names(), page().examples().keySet());
    }
}
