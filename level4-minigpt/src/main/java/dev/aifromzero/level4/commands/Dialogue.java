package dev.aifromzero.level4.commands;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Prompt;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.Remedy;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level1.sampling.SamplingConfig;
import dev.aifromzero.level4.generate.GenerationConfig;
import java.io.IOException;
import java.util.Optional;
import java.util.SplittableRandom;

/** The conversation of {@code generate}: beginnings of texts, and words that change the settings. */
final class Dialogue {
    private static final int MOST_TOKENS = 1_000_000;
    private static final Remedy IN_RANGE = new Remedy("Type it again with a value in that range");

    private final Console console;
    private final Writer writer;
    private SamplingConfig sampling;
    private int tokens;
    private long seed;
    private SplittableRandom random;

    Dialogue(Console console, Writer writer, SamplingConfig sampling, int tokens, long seed) {
        this.console = console;
        this.writer = writer;
        this.sampling = sampling;
        this.tokens = tokens;
        restart(seed);
    }

    /** Asks and answers until the user leaves. */
    void run(Prompt prompt) throws IOException {
        console.say(
                "Type the beginning of a text and press Enter; the model goes on with it. 'help' shows the settings,"
                        + " 'quit' or Ctrl-D leaves.");
        console.blank();
        while (true) {
            Optional<String> line = prompt.read("text> ");
            if (line.isEmpty() || line.get().equals("quit") || line.get().equals("exit")) {
                console.line("Goodbye.");
                return;
            }
            try {
                answer(line.get());
            } catch (UserError e) {
                console.say(e.getMessage() + ". " + e.remedy() + ".");
            }
            console.blank();
        }
    }

    private void answer(String line) {
        String[] words = line.split("\\s+");
        if (line.isEmpty()) {
            console.say("Type a few words, for example: One day");
        } else if (line.equals("help")) {
            help();
        } else if (words.length > 2 || !IN_RANGE.around(() -> set(words[0], words.length == 2 ? words[1] : null))) {
            writer.write(line, new GenerationConfig(tokens, sampling, writer.endOfText()), random);
        }
    }

    /** Understands a setting, alone (shows it) or with a value (changes it). */
    private boolean set(String name, String value) {
        switch (name) {
            case "temp" -> sampling = value == null ? sampling : temperature(value);
            case "topk" -> sampling = value == null ? sampling : sampling.withTopK((int) whole(name, value));
            case "topp" -> sampling = value == null ? sampling : sampling.withTopP(number(name, value));
            case "minp" -> sampling = value == null ? sampling : sampling.withMinP(number(name, value));
            case "penalty" -> sampling = value == null ? sampling : sampling.withRepetitionPenalty(number(name, value));
            case "norepeat" ->
                sampling = value == null ? sampling : sampling.withNoRepeatNgram((int) whole(name, value));
            case "greedy" -> sampling = SamplingConfig.greedy();
            case "tokens" -> tokens = value == null ? tokens : positive(name, value);
            case "seed" -> restart(value == null ? seed : whole(name, value));
            default -> {
                return false;
            }
        }
        console.line(
                "temp %s   topk %d   topp %s   tokens %d   seed %d",
                sampling.isGreedy() ? "greedy" : String.valueOf(sampling.temperature()),
                sampling.topK(),
                sampling.topP(),
                tokens,
                seed);
        if (sampling.minP() != 0 || sampling.repetitionPenalty() != 1 || sampling.noRepeatNgram() != 0) {
            console.line(
                    "minp %s   penalty %s   norepeat %d",
                    sampling.minP(), sampling.repetitionPenalty(), sampling.noRepeatNgram());
        }
        return true;
    }

    private SamplingConfig temperature(String value) {
        return (sampling.isGreedy() ? SamplingConfig.defaults() : sampling).withTemperature(number("temp", value));
    }

    private void restart(long newSeed) {
        seed = newSeed;
        random = new SplittableRandom(newSeed);
    }

    private static double number(String name, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new UserError(name + " takes a number, not '" + value + "'", "For example: " + name + " 0.8");
        }
    }

    private static long whole(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new UserError(name + " takes a whole number, not '" + value + "'", "For example: " + name + " 40");
        }
    }

    private static int positive(String name, String value) {
        int number = (int) whole(name, value);
        if (number < 1 || number > MOST_TOKENS) {
            throw new UserError(name + " must be from 1 to 1,000,000, not " + value, "For example: " + name + " 200");
        }
        return number;
    }

    private void help() {
        console.table(new Table("type", "what it does")
                .row("temp 0.8", "boldness: low is careful, high is wild")
                .row("topk 40", "choose among the 40 likeliest only; 0 is off")
                .row("topp 0.9", "choose among the likeliest that make up 90%; 1 is off")
                .row("minp 0.05", "no token below this part of the likeliest; 0 is off")
                .row("penalty 1.2", "above 1 repeats less; 1 is off")
                .row("norepeat 4", "no run of 4 tokens a second time; 0 is off")
                .row("greedy", "always the likeliest token; temp brings chance back")
                .row("tokens 300", "how much to write")
                .row("seed 7", "start chance anew: the same seed gives the same text")
                .row("help", "this table")
                .row("quit", "leave (also Ctrl-D)"));
        console.line("Anything else is the beginning of a text.");
    }
}
