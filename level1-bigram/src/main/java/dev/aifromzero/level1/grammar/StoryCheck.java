package dev.aifromzero.level1.grammar;

import dev.aifromzero.level1.text.Corpus;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Counts how many sentences and stories of a text the grammar could have written. One paragraph is one story. */
public final class StoryCheck {
    private static final int LONGEST_SENTENCE = 200;
    private static final int LONGEST_STORY = 1_000;

    private final ChartParser parser;
    private final int examples;
    private final List<Broken> broken = new ArrayList<>();
    private long stories;
    private long goodStories;
    private long sentences;
    private long goodSentences;
    private long unfinished;

    /**
     * A check that has read nothing yet.
     *
     * @param grammar what sentences and stories are held against
     * @param examples how many ill-formed sentences to keep for showing
     */
    public StoryCheck(Grammar grammar, int examples) {
        this.parser = new ChartParser(grammar);
        this.examples = examples;
    }

    /**
     * An ill-formed sentence.
     *
     * @param read its beginning, as far as the grammar could follow
     * @param stumble the word where it broke; empty if the sentence ended too early
     * @param rest what stands behind that word
     * @param expected words that could have stood there; empty where the spelling or the length is the problem
     * @param reason what is wrong, in a few words
     */
    public record Broken(String read, String stumble, String rest, List<String> expected, String reason) {}

    /**
     * How much of a text is well-formed.
     *
     * @param stories paragraphs
     * @param goodStories paragraphs that are one story of the grammar, from the first sentence to the last
     * @param sentences finished sentences
     * @param goodSentences those that the grammar could have written, each for itself
     * @param unfinished paragraphs that stop in the middle of a sentence
     * @param broken the first ill-formed sentences
     */
    public record Report(
            long stories, long goodStories, long sentences, long goodSentences, long unfinished, List<Broken> broken) {}

    /**
     * Reads a text, paragraph by paragraph.
     *
     * @param file UTF-8; an empty line ends a paragraph
     * @throws IOException if the file cannot be read to its end
     */
    public void read(Path file) throws IOException {
        Corpus.requireFile(file);
        try (BufferedReader in = Files.newBufferedReader(file)) {
            StringBuilder paragraph = new StringBuilder();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isBlank()) {
                    add(paragraph.toString());
                    paragraph.setLength(0);
                } else {
                    paragraph.append(line).append(' ');
                }
            }
            add(paragraph.toString());
        } catch (CharacterCodingException e) {
            throw Corpus.notUtf8(file);
        }
    }

    /**
     * Checks one paragraph; an empty one counts for nothing.
     *
     * @param paragraph one story, in one line or several
     */
    public void add(String paragraph) {
        String text = Corpus.normalize(paragraph);
        if (text.isEmpty()) {
            return;
        }
        SentenceCutter.Cut cut = SentenceCutter.cut(text);
        List<List<Word>> story = new ArrayList<>();
        int length = 0;
        boolean allGood = cut.rest().isEmpty();
        for (String sentence : cut.sentences()) {
            List<Word> words = Word.of(sentence);
            boolean good = check(sentence, words);
            allGood &= good;
            sentences++;
            goodSentences += good ? 1 : 0;
            length += words.size();
            story.add(words);
        }
        stories++;
        unfinished += cut.rest().isEmpty() ? 0 : 1;
        goodStories += allGood && length <= LONGEST_STORY && parser.story(story).wellFormed() ? 1 : 0;
    }

    private boolean check(String sentence, List<Word> words) {
        if (words.size() > LONGEST_SENTENCE) {
            keep(new Broken(
                    Word.join(words.subList(0, 10)),
                    "",
                    "...",
                    List.of(),
                    "longer than " + LONGEST_SENTENCE + " words"));
            return false;
        }
        if (!Word.join(words).equals(sentence.replaceAll("\\s+", " "))) {
            keep(new Broken(sentence, "", "", List.of(), "a space too many or too few"));
            return false;
        }
        Parse parse = parser.sentence(words);
        if (!parse.wellFormed()) {
            keep(broken(words, parse));
        }
        return parse.wellFormed();
    }

    private static Broken broken(List<Word> words, Parse parse) {
        int at = parse.brokeAt();
        String all = Word.join(words);
        String read = Word.join(words.subList(0, at));
        if (at == words.size()) {
            return new Broken(read, "", "", parse.expected(), "it ends too early");
        }
        String withNext = Word.join(words.subList(0, at + 1));
        String reason = parse.disagrees() ? "its form does not agree with the rest" : "no rule has this word here";
        return new Broken(read, words.get(at).text(), all.substring(withNext.length()), parse.expected(), reason);
    }

    private void keep(Broken sentence) {
        if (broken.size() < examples) {
            broken.add(sentence);
        }
    }

    /** {@return the counts so far} */
    public Report report() {
        return new Report(stories, goodStories, sentences, goodSentences, unfinished, List.copyOf(broken));
    }
}
