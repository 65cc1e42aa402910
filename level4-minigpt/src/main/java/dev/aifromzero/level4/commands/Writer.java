package dev.aifromzero.level4.commands;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Style;
import dev.aifromzero.kit.console.WordStream;
import dev.aifromzero.kit.error.Printable;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level4.checkpoint.LoadedModel;
import dev.aifromzero.level4.data.Dataset;
import dev.aifromzero.level4.generate.BeamSearch;
import dev.aifromzero.level4.generate.GenerationConfig;
import dev.aifromzero.level4.generate.TextGenerator;
import dev.aifromzero.level4.generate.TokenStream;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Goes on with a prompt at the terminal, letter by letter as the model writes. */
final class Writer {
    private final Console console;
    private final LoadedModel loaded;
    private final Consumer<String> notices;

    /** Text goes to the console, remarks such as dropped characters go to {@code notices}. */
    Writer(Console console, LoadedModel loaded, Consumer<String> notices) {
        this.console = console;
        this.loaded = loaded;
        this.notices = notices;
    }

    /** {@return a test for the token that GPT-2's kind of vocabulary has between two texts: there a text is over} */
    IntPredicate endOfText() {
        OptionalInt end = loaded.tokenizer() instanceof BpeTokenizer bpe
                ? bpe.specialId(BpeTokenizer.END_OF_TEXT)
                : OptionalInt.empty();
        return id -> end.isPresent() && id == end.getAsInt();
    }

    /**
     * Writes the prompt and what the model adds to it.
     *
     * @throws UserError if the prompt has nothing that the model knows
     */
    void write(String prompt, GenerationConfig config, RandomGenerator random) {
        Tokenizer tokenizer = loaded.tokenizer();
        int[] ids = ids(prompt);
        TokenStream stream = new TokenStream(tokenizer, ids);
        WordStream words = WordStream.on(console, 0);
        String shownPrompt = words.accept(Printable.of(tokenizer.decode(ids)));
        console.print(console.paint(Style.BOLD, shownPrompt));
        new TextGenerator(loaded.model())
                .generate(ids, config, random, id -> console.print(words.accept(Printable.of(stream.accept(id)))));
        console.line(words.accept(Printable.of(stream.finish())) + words.finish());
    }

    /** Writes several texts that begin with the prompt, an empty line between them. */
    void writeSeveral(String prompt, GenerationConfig config, int samples, SplittableRandom random) {
        int[] ids = ids(prompt);
        RandomGenerator[] chances = new RandomGenerator[samples];
        Arrays.setAll(chances, i -> random.split());
        show(ids, List.of(new TextGenerator(loaded.model()).generate(ids, config, chances)));
    }

    /** Writes the likeliest texts that a beam search finds, best first. */
    void writeLikeliest(String prompt, GenerationConfig config, int width, double lengthPenalty, int texts) {
        int[] ids = ids(prompt);
        List<int[]> found = new BeamSearch(loaded.model(), width, lengthPenalty)
                .search(ids, config.maxNewTokens(), config.stop()).stream()
                        .limit(texts)
                        .map(BeamSearch.Found::ids)
                        .toList();
        show(ids, found);
    }

    private void show(int[] prompt, List<int[]> texts) {
        String before = loaded.tokenizer().decode(prompt);
        for (int i = 0; i < texts.size(); i++) {
            int[] all = IntStream.concat(Arrays.stream(prompt), Arrays.stream(texts.get(i)))
                    .toArray();
            String text = Printable.of(loaded.tokenizer().decode(all));
            WordStream words = WordStream.on(console, 0);
            if (i > 0) {
                console.blank();
            }
            console.print(console.paint(Style.BOLD, words.accept(Printable.of(before))));
            console.line(words.accept(text.substring(
                            Math.min(text.length(), Printable.of(before).length())))
                    + words.finish());
        }
    }

    /** The ids of a prompt; at least one. */
    private int[] ids(String prompt) {
        int[] ids = loaded.tokenizer().encode(known(prompt));
        if (ids.length == 0) {
            throw new UserError(
                    "There is nothing in the prompt that this model knows",
                    "Give it a few words in the language it was trained on");
        }
        return ids;
    }

    /** The prompt without the characters that never were in the training text. */
    private String known(String prompt) {
        String normal = Corpus.normalize(prompt) + (prompt.endsWith(" ") ? " " : "");
        String kept = Dataset.keepKnown(loaded.tokenizer(), normal);
        long dropped = normal.codePoints().count() - kept.codePoints().count();
        if (dropped > 0) {
            notices.accept("(" + dropped + (dropped == 1 ? " character was" : " characters were")
                    + " left out: the training text did not have " + (dropped == 1 ? "it" : "them") + ".)");
        }
        return kept;
    }
}
