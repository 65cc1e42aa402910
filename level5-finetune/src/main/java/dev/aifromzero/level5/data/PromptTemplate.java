package dev.aifromzero.level5.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The fixed form of a conversation. The model sees it in every example of the fine-tuning, so it must be the same, down
 * to the last line break, when a question is asked later; that is why its whole text is kept beside the adapter.
 *
 * @param name what it is called, e.g. {@code headings}
 * @param text the form up to where the answer begins; {@value #PLACE} stands for the question
 */
public record PromptTemplate(String name, String text) {
    /** Where the question goes. */
    public static final String PLACE = "{question}";
    /** {@code ### Question:} and {@code ### Answer:}. */
    public static final PromptTemplate STANDARD =
            new PromptTemplate("headings", "### Question:\n" + PLACE + "\n\n### Answer:\n");
    /** In the manner of Stanford's Alpaca: a sentence about the task, then instruction and response. */
    public static final PromptTemplate ALPACA = new PromptTemplate(
            "alpaca", "Here is a task. The response solves it.\n\n### Instruction:\n" + PLACE + "\n\n### Response:\n");
    /** The shortest one: few tokens of the context are spent on the form. */
    public static final PromptTemplate PLAIN = new PromptTemplate("plain", "Q: " + PLACE + "\nA:\n");
    /** In the manner of chat programs: who speaks stands in marks that no ordinary text contains. */
    public static final PromptTemplate CHAT = new PromptTemplate("chat", "<|user|>\n" + PLACE + "\n<|assistant|>\n");
    /** All templates that have a name. */
    public static final List<PromptTemplate> NAMED = List.of(STANDARD, ALPACA, PLAIN, CHAT);
    /** The template's file in an adapter folder. */
    public static final String FILE = "prompt_template.json";

    private static final String OWN = "own";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * Checks that the question has exactly one place, and that words follow it.
     *
     * @param name any
     * @param text holds {@value #PLACE} once, with words after it
     * @throws UserError if it does not
     */
    public PromptTemplate {
        int place = text.indexOf(PLACE);
        if (place < 0 || text.indexOf(PLACE, place + 1) >= 0) {
            throw new UserError(
                    "A template needs " + PLACE + " once", "For example: " + PLAIN.text.replace("\n", "\\n"));
        }
        if (text.substring(place + PLACE.length()).isBlank()) {
            throw new UserError(
                    "A template needs some words after " + PLACE + ", so that the model sees where the answer begins",
                    "For example: " + PLAIN.text.replace("\n", "\\n"));
        }
    }

    /**
     * {@return the template of a name, or one of your own}
     *
     * @param nameOrText a name out of {@link #NAMED}, or a text with {@value #PLACE} in it, where {@code \n} stands for a
     *     line break
     */
    public static PromptTemplate of(String nameOrText) {
        if (nameOrText.contains(PLACE)) {
            return new PromptTemplate(OWN, nameOrText.replace("\\n", "\n"));
        }
        return NAMED.stream()
                .filter(template -> template.name.equals(nameOrText))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "There is no template '" + nameOrText + "'",
                        "Choose one of "
                                + String.join(
                                        ", ",
                                        NAMED.stream().map(PromptTemplate::name).toList()) + ", or write your own with "
                                + PLACE + " in it"));
    }

    /**
     * {@return what the model is given: the question in its form, up to where the answer begins}
     *
     * @param question may have blanks around it; they are cut off
     */
    public String prompt(String question) {
        return text.replace(PLACE, question.strip());
    }

    /**
     * {@return a whole example as text}
     *
     * @param pair a question and its answer
     */
    public String format(QuestionAnswer pair) {
        return prompt(pair.question()) + pair.answer();
    }

    /**
     * {@return texts after which an answer is over: where the model begins a new question or answer by itself}
     *
     * <p>They are the words just before and just after the question's place. A mark such as {@code ###} ends the answer
     * wherever it comes; one that begins with a letter, such as {@code Q:}, only at the start of a line, because an
     * answer may contain it.
     */
    public List<String> stopMarkers() {
        int place = text.indexOf(PLACE);
        List<String> markers = new ArrayList<>();
        String before = text.substring(0, place).strip();
        addMarker(markers, before.substring(before.lastIndexOf('\n') + 1));
        addMarker(
                markers,
                text.substring(place + PLACE.length())
                        .strip()
                        .lines()
                        .findFirst()
                        .orElseThrow());
        return markers;
    }

    private static void addMarker(List<String> markers, String words) {
        if (!words.isBlank()) {
            markers.add(Character.isLetter(words.codePointAt(0)) ? "\n" + words.strip() : words.strip());
        }
    }

    /**
     * Keeps the template in an adapter folder.
     *
     * @param folder the adapter's folder
     * @throws IOException if the file cannot be written
     */
    public void save(Path folder) throws IOException {
        AtomicFiles.writeString(
                folder.resolve(FILE),
                JSON.writeValueAsString(
                                JSON.createObjectNode().put("name", name).put("text", text))
                        + "\n");
    }

    /**
     * {@return the template kept in an adapter folder, or ours where there is none (an adapter made elsewhere)}
     *
     * @param folder the adapter's folder
     * @throws UserError if the file is damaged
     */
    public static PromptTemplate load(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return STANDARD;
        }
        try {
            JsonNode contents = JSON.readTree(Files.readString(file));
            return new PromptTemplate(
                    contents.path("name").asText(OWN), contents.path("text").asText());
        } catch (IOException | UserError e) {
            throw new UserError(
                    "The file " + ProjectPaths.display(file) + " is damaged: it has no text with " + PLACE,
                    "Delete it to use the standard form, or run finetune again");
        }
    }
}
