package dev.aifromzero.level1.steps;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.cli.Step;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Style;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.commands.ThreeTokenizers;
import dev.aifromzero.level1.commands.TokenPainter;
import dev.aifromzero.level1.text.BpeTokenizer;
import dev.aifromzero.level1.text.CharTokenizer;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level1.text.Tokenizer;
import dev.aifromzero.level1.text.WordTokenizer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Step 4: cuts text into characters, words or pieces of words.
 *
 * <p>Lesson: docs/level1.md, "Step 4: what is a token?".
 */
@Command(name = "tokens", description = "Step 4: characters, words, or something in between?")
public final class Step4Tokens extends Step {
    private static final List<String> UNUSUAL_WORDS =
            List.of("moonwalking", "waterfalls", "thunderstorms", "unforgettable", "rediscovered");
    private static final int SENTENCE = 160;
    private static final int[] SIZES = {256, 512, 1024, 2048, 4096};
    private static final int[] FEW_SIZES = {256, 512, 1024};
    private static final int FIRST_MERGES = 24;
    private static final int LONGEST_TOKENS = 8;

    @Option(names = "--data", paramLabel = "FILE", description = "the text to learn from (default: data/stories.txt)")
    private Path data = ProjectPaths.data("stories.txt");

    @Option(names = "--word", paramLabel = "WORD", description = "a word to cut into tokens")
    private String word;

    private Console console;
    private ThreeTokenizers learned;

    @Override
    public void run(Lesson lesson) throws Exception {
        console = lesson.console();
        String text = Corpus.read(data);
        learned = ThreeTokenizers.learn(text);
        chooseWord();
        console.section("Step 4: what is a token?");
        explain();
        showWord();
        showMerges();
        showBoundaries();
        showSizes(text, lesson);
        console.blank();
        console.say(
                "Think about it: GPT-2's vocabulary has 50,257 tokens, learned from English web pages. A Hindi"
                        + " sentence takes several times as many tokens as its English translation. Who pays for that, and how?");
    }

    private void chooseWord() {
        if (word == null) {
            word = UNUSUAL_WORDS.stream()
                    .filter(candidate -> !learned.words().knows(candidate))
                    .findFirst()
                    .orElse(UNUSUAL_WORDS.get(0));
        }
        if (word.isBlank()) {
            throw new UserError("The word to cut is empty", "Give --word at least one letter");
        }
    }

    private void explain() {
        console.say("So far a token, the thing that a model reads and writes, was one character. It could also be a"
                + " word. Three ways to cut a text, all learned from " + ProjectPaths.display(data) + ":");
        console.blank();
        console.table(new Table("Tokenizer", "Vocabulary", "How")
                .row("characters", learned.characters().vocabSize(), "every different character is a token")
                .row("words", learned.words().vocabSize(), "every word that came at least twice")
                .row("byte pairs", learned.pieces().vocabSize(), "frequent pieces, built from bytes"));
    }

    private void showWord() {
        console.section("A word that may never have been seen: " + word);
        showPieces("characters", learned.characters(), learned.characters().keepKnown(word));
        showPieces("words", learned.words(), word);
        showPieces("byte pairs", learned.pieces(), word);
        console.blank();
        boolean unknown = !learned.words().knows(word);
        console.say("Characters can write any word of their alphabet, but need many tokens for it. "
                + (unknown ? "Words have no number for it: all that the model would see is <unk>." : "Words know it.")
                + " Byte pairs find known pieces in it, and in the worst case fall back to single bytes: nothing is ever"
                + " unknown.");
    }

    private void showPieces(String name, Tokenizer tokenizer, String text) {
        int[] ids = tokenizer.encode(text);
        console.line("  %-12s %2d token%s", name, ids.length, ids.length == 1 ? "" : "s");
        new TokenPainter(console).show(tokenizer, ids);
        console.line(
                "    ids: %s",
                String.join(" ", Arrays.stream(ids).mapToObj(Integer::toString).toList()));
    }

    private void showMerges() {
        console.section("How byte pairs are learned");
        console.say("Start with single bytes. Find the two neighbours that come most often, make them one new token,"
                + " count again. These were the first new tokens, in order (␣ is a space):");
        console.blank();
        StringBuilder first = new StringBuilder();
        for (int id = 256; id < Math.min(256 + FIRST_MERGES, learned.pieces().vocabSize()); id++) {
            first.append(first.isEmpty() ? "" : "  ")
                    .append(Console.visible(learned.pieces().token(id)));
        }
        console.say(first.toString());
        console.blank();
        console.say("And these are the longest ones in the end, whole words among them:");
        console.blank();
        console.say(String.join("  ", longestTokens()));
    }

    private List<String> longestTokens() {
        return IntStream.range(256, learned.pieces().vocabSize())
                .mapToObj(learned.pieces()::token)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(LONGEST_TOKENS)
                .map(Console::visible)
                .toList();
    }

    private void showBoundaries() throws Exception {
        console.section("Where a text is cut");
        String page = Corpus.read(ProjectPaths.data("heldout.txt"));
        int length = Math.min(SENTENCE, page.codePointCount(0, page.length()));
        String sentence = page.substring(0, page.offsetByCodePoints(0, length));
        console.say("The beginning of a page that none of them has learned from, "
                + (console.colours() ? "colours changing from token to token" : "each token in brackets") + ":");
        for (Tokenizer tokenizer : List.<Tokenizer>of(learned.words(), learned.pieces())) {
            int[] ids = tokenizer.encode(sentence);
            console.blank();
            console.line(console.paint(Style.BOLD, tokenizer == learned.words() ? "words" : "byte pairs") + ", "
                    + ids.length + " tokens for " + length + " characters:");
            new TokenPainter(console).show(tokenizer, ids);
        }
    }

    private void showSizes(String text, Lesson lesson) throws Exception {
        console.section("The price of a vocabulary");
        console.say("The more tokens a vocabulary has, the fewer of them a text needs (a model looks further back with"
                + " the same number of tokens); but each has to be learned, and rare ones are seen too seldom. Measured"
                + " on the unseen page, data/heldout.txt:");
        console.blank();
        String page = Corpus.read(ProjectPaths.data("heldout.txt"));
        Table table = new Table("Tokenizer", "Vocabulary", "Tokens", "characters a token", "unknown");
        CharTokenizer characters = learned.characters();
        table.row(measure("characters", characters, characters.keepKnown(page), page));
        for (int size : lesson.fast() ? FEW_SIZES : SIZES) {
            table.row(measure("byte pairs", BpeTokenizer.train(text, size, List.of()), page, page));
        }
        table.row(measure("words", learned.words(), page, page));
        console.table(table);
    }

    private static Object[] measure(String name, Tokenizer tokenizer, String encoded, String page) {
        int[] ids = tokenizer.encode(encoded);
        int pageLength = page.codePointCount(0, page.length());
        int leftOut = pageLength - encoded.codePointCount(0, encoded.length());
        long unknownWords =
                Arrays.stream(ids).filter(id -> id == WordTokenizer.UNKNOWN_ID).count();
        long unknown = tokenizer instanceof WordTokenizer ? unknownWords : leftOut;
        return new Object[] {
            name,
            tokenizer.vocabSize(),
            ids.length,
            String.format(Locale.ROOT, "%18.2f", pageLength / (double) ids.length),
            unknown
        };
    }
}
