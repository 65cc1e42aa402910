package dev.aifromzero.level5.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.aifromzero.kit.exercise.Task;
import dev.aifromzero.level5.data.PromptTemplate;
import dev.aifromzero.level5.data.QuestionAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;

@Task(
        id = "5.1",
        points = 3,
        title = "A form for questions and answers",
        hint = "String has a method that replaces plain text and one that takes patterns: you want the plain one. For"
                + " the answer, cut at one marker after the other; what comes first wins by itself.",
        lesson = "docs/level5.md#step-2-questions-and-answers-become-numbers")
class QuestionFormTest {
    private static final String SHORT = "Q: {question}\nA: ";

    @Test
    void theExampleIsRight() {
        assertEquals(
                "Q: What is rain?\nA: ",
                QuestionForm.prompt(SHORT, "What is rain?"),
                "the prompt ends exactly where the template ends, its last blank included");
        assertEquals(
                "Q: What is rain?\nA: Water.<|endoftext|>",
                QuestionForm.example(SHORT, "What is rain?", "Water."),
                "prompt, answer, end token, and nothing between them");
        assertEquals(
                "Water.",
                QuestionForm.answer("Water.\n\nQ: What is snow?", "\nQ:"),
                "the answer ends at the marker, and the line breaks before it are no part of it");
    }

    @Test
    void blanksAroundQuestionAndAnswerAreLeftOut() {
        assertEquals(
                "Q: What is rain?\nA: ",
                QuestionForm.prompt(SHORT, "  What is rain?\n"),
                "blanks around the question are left out");
        assertEquals(
                "Q: Rain?\nA: It is wet. Very.<|endoftext|>",
                QuestionForm.example(SHORT, " Rain? ", "\n It is wet. Very. \n"),
                "blanks around the answer are left out, those inside stay; the end token follows at once");
    }

    @Test
    void aQuestionMayHoldAnyCharacter() {
        assertEquals(
                "Q: Why $1 + \\n {x}?\nA: ",
                QuestionForm.prompt(SHORT, "Why $1 + \\n {x}?"),
                "$ and \\ are plain characters: replaceAll would take them for patterns, replace does not");
    }

    @Test
    void theEndTokenEndsTheAnswer() {
        assertEquals(
                "Water.",
                QuestionForm.answer("Water.<|endoftext|>The goat slept."),
                "what follows the end token is not shown");
        assertEquals("", QuestionForm.answer("<|endoftext|>"), "a model may have nothing to say");
        assertEquals(
                "It rains.",
                QuestionForm.answer("  It rains. "),
                "no end token, no marker: all of it, without outer blanks");
    }

    @Test
    void whateverComesFirstEndsTheAnswer() {
        assertEquals(
                "One.",
                QuestionForm.answer("One. ### Two. <|endoftext|> Three. Q:", "Q:", "###"),
                "### comes first in the text, although Q: stands first in the list");
        assertEquals(
                "One.",
                QuestionForm.answer("One.<|endoftext|> ### Two.", "###"),
                "here the end token comes first, then the marker");
        assertEquals("One # two.", QuestionForm.answer("One # two.", "###", "Q:"), "no marker comes: nothing is cut");
        assertEquals(
                "A.", QuestionForm.answer("A. ### B. ### C.", "###"), "the marker comes twice: the first one counts");
    }

    @Test
    void allTemplatesOfTheLevelAgree() {
        for (PromptTemplate template : PromptTemplate.NAMED) {
            for (String question : List.of("What is rain?", " घर क्या है? ", "2 + 2 = ?\n")) {
                String what = "the template " + template.name() + " with \"" + question + "\"";
                assertEquals(
                        template.prompt(question), QuestionForm.prompt(template.text(), question), "prompt: " + what);
                QuestionAnswer pair = new QuestionAnswer(question.strip(), "So it is.", "test");
                assertEquals(
                        template.format(pair) + "<|endoftext|>",
                        QuestionForm.example(template.text(), question, "So it is."),
                        "example: " + what);
            }
        }
    }
}
