package dev.aifromzero.level2.labs;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.Printable;
import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.sampling.Sampler;
import dev.aifromzero.level1.text.WordTokenizer;
import dev.aifromzero.level2.language.TrainedNGram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** The conversation of the n-gram network: {@code predict:}, {@code generate:}, {@code tokenize:}. */
final class NGramDialogue extends Dialogue {
    private static final int LENGTH = 60;

    private final TrainedNGram model;
    private final Sampler sampler;
    private final SplittableRandom random;

    NGramDialogue(Console console, TrainedNGram model, Sampler sampler, SplittableRandom random) {
        super(console, "ngram-net> ");
        this.model = model;
        this.sampler = sampler;
        this.random = random;
    }

    @Override
    Table commands() {
        return new Table("Type", "and the model")
                .row("predict: the old man", "shows the likeliest next tokens as bars")
                .row("generate: the old man", "goes on writing; alone it begins by itself")
                .row("tokenize: the old man", "shows how it cuts the text, with the ids");
    }

    @Override
    void answer(String line) {
        int colon = line.indexOf(':');
        String command = colon < 0 ? line : line.substring(0, colon).strip();
        String text = colon < 0 ? "" : line.substring(colon + 1).strip();
        switch (command.toLowerCase(Locale.ROOT)) {
            case "predict" -> predict(text);
            case "generate" -> generate(text);
            case "tokenize" -> tokenize(text);
            default ->
                throw new UserError(
                        "I do not know the command '" + command + "'",
                        "Type predict:, generate: or tokenize: and then a text, or help");
        }
    }

    private void predict(String text) {
        int[] tokens = encode(text);
        console.line("It sees: %s", shown(model.lastOf(tokens)));
        PredictionBars.show(console, model.logits(tokens), model::token);
    }

    private void generate(String text) {
        int[] tokens = model.generate(encode(text), LENGTH, sampler, random);
        console.say(Printable.of(model.tokenizer().decode(tokens)));
    }

    private void tokenize(String text) {
        if (text.isEmpty()) {
            throw new UserError("There is nothing to cut", "For example: tokenize: the old man");
        }
        int[] tokens = encode(text);
        console.say("%d tokens: %s", tokens.length, shown(tokens));
        console.say("ids: " + Arrays.toString(tokens));
    }

    /** The text's tokens; words that the model does not know are named. */
    private int[] encode(String text) {
        if (model.tokenizer() instanceof WordTokenizer words) {
            List<String> unknown = new ArrayList<>();
            WordTokenizer.split(text).stream()
                    .filter(word -> !words.knows(word))
                    .distinct()
                    .forEach(unknown::add);
            if (!unknown.isEmpty()) {
                console.say("I do not know " + String.join(", ", unknown) + ": I read <unk> there.");
            }
        }
        return new Remedy("Leave it out, or train on a text that contains it")
                .around(() -> model.tokenizer().encode(text));
    }

    private String shown(int[] tokens) {
        return String.join(
                " · ",
                Arrays.stream(tokens)
                        .mapToObj(id -> Console.visible(model.token(id)))
                        .toList());
    }
}
