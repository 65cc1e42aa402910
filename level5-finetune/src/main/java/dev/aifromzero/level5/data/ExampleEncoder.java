package dev.aifromzero.level5.data;

import dev.aifromzero.level1.text.Tokenizer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Turns pairs into token ids.
 *
 * @param tokenizer the base model's
 * @param template the form of the conversation
 * @param endToken the id that says "this text is over"
 * @param contextLength most tokens that the model sees at once
 */
public record ExampleEncoder(Tokenizer tokenizer, PromptTemplate template, int endToken, int contextLength) {
    /**
     * {@return the ids of the question in its form}
     *
     * @param question without the template's form
     */
    public int[] prompt(String question) {
        return tokenizer.encode(template.prompt(question));
    }

    /**
     * {@return the example, or empty where the question alone fills the context}
     *
     * <p>An answer that is too long is cut and loses its end token: the model must not learn to stop in the middle of a
     * sentence. The context may be exceeded by one, because the last token is only predicted, never read.
     *
     * @param pair a question and its answer
     */
    public Optional<Example> encode(QuestionAnswer pair) {
        int[] prompt = prompt(pair.question());
        int[] answer = tokenizer.encode(pair.answer());
        if (prompt.length > contextLength) {
            return Optional.empty();
        }
        int[] all = Arrays.copyOf(prompt, prompt.length + answer.length + 1);
        System.arraycopy(answer, 0, all, prompt.length, answer.length);
        all[all.length - 1] = endToken;
        boolean tooLong = all.length > contextLength + 1;
        return Optional.of(
                new Example(pair, tooLong ? Arrays.copyOf(all, contextLength + 1) : all, prompt.length, tooLong));
    }
}
