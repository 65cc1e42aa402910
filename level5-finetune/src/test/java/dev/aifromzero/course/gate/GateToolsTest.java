package dev.aifromzero.course.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.exercise.JavaSource;
import dev.aifromzero.kit.lessons.Anchors;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the gates work with: anchors of headings, and small mistakes. */
class GateToolsTest {
    @Test
    void anchorsAreFormedAsLinksAreWritten() {
        String page =
                "# Level 2 · A network\n## 3 · The network learns\n```\n# no heading\n```\n## `rnn`: a net\n## Twice\n## Twice\n";
        assertEquals(
                Set.of("level-2--a-network", "3--the-network-learns", "rnn-a-net", "twice", "twice-1"),
                Anchors.of(page));
    }

    @Test
    void everyKindOfMistakeIsMade() throws IOException {
        String code =
                "class A { int f(int a, boolean b) { int s = 0; for (int i = 1; i < a; i++) { if (b && a > 2) { s += 3; } g(); }"
                        + " return -s * 2; } void g() { } }";
        List<String> all = Mutant.of(JavaSource.parse(code), "9.9").stream()
                .map(mutant -> mutant.apply(code))
                .toList();
        for (String change : List.of(
                "s = 1;",
                "i = 2;",
                "i = 0;",
                "i <= a",
                "if ((false))",
                "b || a",
                "a >= 2",
                "s -= 3",
                "s += 4",
                "; }",
                "return s * 2",
                "-s / 2",
                "-s * 1")) {
            assertTrue(
                    all.stream().anyMatch(mutated -> mutated.contains(change.replace("((false))", "(false)"))), change);
        }
        assertTrue(all.stream().noneMatch(code::equals));
    }

    @Test
    void aSentencePutTogetherIsNotTakenForASum() throws IOException {
        String code = "class A { String f(int a) { return \"n = \" + a; } }";
        assertEquals(List.of(), Mutant.of(JavaSource.parse(code), "9.9"));
    }
}
