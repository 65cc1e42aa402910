package dev.aifromzero.level5.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The reader of pages with worked examples sees every number, and a check that leaves one out is found. */
class WorkedPageTest {
    private static final String BEGIN = "<!-- worked: sum -->\n";
    private static final String END = "\n<!-- /worked -->\n";

    private static Worked example(String text) {
        WorkedPage page = new WorkedPage(BEGIN + text + END);
        assertEquals(List.of(), page.problems());
        return page.examples().get("sum");
    }

    private static List<String> numbers(String text) {
        return example(text).numbers().stream().map(Worked.Shown::text).toList();
    }

    private static void run(String text) throws Exception {
        Checks checks = new Checks();
        checks.add("sum", page -> page.shows(page.given() + page.given()));
        checks.run(example(text));
    }

    @Test
    void numbersAreReadInOrderWithSignsDecimalsAndThousands() {
        assertEquals(
                List.of("1", "2", "−3", "0.25", "81,912,576", "4", "5", "6"),
                numbers("(1, 2) and −3·0.25 = **81,912,576**; 4 − 5 / √6."));
    }

    @Test
    void digitsInNamesLinksListNumbersAndFormulasAreNoNumbers() {
        assertEquals(
                List.of("7"),
                numbers("1. GPT-2, float32, c³, x_1 and $x_1 + 2$ of [level 2](level2.md#part-3), step 3: 7"));
    }

    @Test
    void aNumberThatIsNotTheComputedOneIsFound() throws Exception {
        run("1.5 + 0.26 = 1.76");
        run("1.5 + 0.26 = 1.8");
        for (String wrong :
                List.of("1.5 + 0.26 = 1.75", "1.5 + 0.25 = 1.76", "1.5 + 0.26 = 1.7", "1.5 + 0.26 = −1.76")) {
            assertThrows(AssertionError.class, () -> run(wrong), wrong);
        }
    }

    @Test
    void aNumberWithoutACheckAndACheckWithoutANumberAreFound() {
        assertThrows(AssertionError.class, () -> run("1.5 + 0.25 = 1.75, or 1.8"));
        assertThrows(AssertionError.class, () -> run("1.5 + 0.25"));
        assertThrows(AssertionError.class, () -> new Checks().run(example("1")));
    }

    @Test
    void aFigureThatIsSaidToBeWrongMustBeWrong() {
        assertEquals(2, example("2").circulates(3));
        assertThrows(AssertionError.class, () -> example("3").circulates(3.2));
    }

    @Test
    void numbersOutsideOfExamplesAreFoundUnlessTheyAreYearsOrNames() {
        assertEquals(
                List.of(),
                new WorkedPage(
                                "Between 0 and 1, level 3, step 2, in 2017, `--rank 8`, GPT-2, $x^2$\n```math\n2 x_3\n```\n")
                        .problems());
        for (String text :
                List.of("about 7", "0.5", "−2", "1,024", "$x = 0.5$", "$$\n12,000\n$$", "```math\n0.5 x\n```")) {
            assertEquals(1, new WorkedPage(text + "\n").problems().size(), text);
        }
        assertEquals(List.of("nothing checks 7 in line 2"), new WorkedPage("one\nseven is 7\n").problems());
    }

    @Test
    void examplesMustCloseAndHaveNamesOfTheirOwn() {
        assertEquals(1, new WorkedPage(BEGIN + "1\n").problems().size());
        assertEquals(
                1, new WorkedPage(BEGIN + "1\n" + BEGIN + "1" + END).problems().size());
        assertEquals(1, new WorkedPage("text" + END).problems().size());
        assertEquals(
                1,
                new WorkedPage(BEGIN + "1" + END + BEGIN + "1" + END).problems().size());
    }
}
