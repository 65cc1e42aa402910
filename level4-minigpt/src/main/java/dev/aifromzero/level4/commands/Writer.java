package dev.aifromzero.level4.commands;

import dev.aifromzero.level1.cli.UserError;
import dev.aifromzero.level1.console.Console;
import dev.aifromzero.level1.console.Style;
import dev.aifromzero.level1.console.WordStream;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level1.text.Printable;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level4.checkpoint.LoadedModel;
import dev.aifromzero.level4.data.Dataset;
import dev.aifromzero.level4.generate.GenerationConfig;
import dev.aifromzero.level4.generate.TextGenerator;
import dev.aifromzero.level4.generate.TokenStream;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

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

    /**
     * Writes the prompt and what the model adds to it.
     *
     * @throws UserError if the prompt has nothing that the model knows
     */
    void write(String prompt, GenerationConfig config, RandomGenerator random) {
        Tokenizer tokenizer = loaded.tokenizer();
        int[] ids = tokenizer.encode(known(prompt));
        if (ids.length == 0) {
            throw new UserError(
                    "There is nothing in the prompt that this model knows",
                    "Give it a few words in the language it was trained on");
        }
        TokenStream stream = new TokenStream(tokenizer, ids);
        WordStream words = WordStream.on(console, 0);
        String shownPrompt = words.accept(Printable.of(tokenizer.decode(ids)));
        console.print(console.paint(Style.BOLD, shownPrompt));
        new TextGenerator(loaded.model()).generate(
                ids, config, random, id -> console.print(words.accept(Printable.of(stream.accept(id)))));
        console.line(words.accept(Printable.of(stream.finish())) + words.finish());
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
