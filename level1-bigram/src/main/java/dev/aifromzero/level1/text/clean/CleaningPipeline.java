package dev.aifromzero.level1.text.clean;

import dev.aifromzero.level1.text.clean.Cleaner.Removal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cleaners in a row, each working on what the one before has left.
 *
 * @param cleaners in the order in which they work
 */
public record CleaningPipeline(List<Cleaner> cleaners) {
    /**
     * Keeps a copy of the list that nobody can change.
     *
     * @param cleaners in the order in which they work
     */
    public CleaningPipeline {
        cleaners = List.copyOf(cleaners);
    }

    /** When a text is read as HTML. */
    public enum Html {
        /** When it looks like it. */
        AUTO,
        /** Always. */
        ALWAYS,
        /** Never: tags are text. */
        NEVER;

        /** {@return the name as typed on the command line} */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What one cleaner did.
     *
     * @param cleaner its name
     * @param removals what it removed, with counts
     * @param before characters (code points) before
     * @param after characters after
     */
    public record Stage(String cleaner, List<Removal> removals, int before, int after) {}

    /**
     * A cleaned text and how it became so.
     *
     * @param text the text; it may be empty
     * @param stages one a cleaner, in order
     */
    public record Report(String text, List<Stage> stages) {}

    /**
     * {@return the usual cleaners for a text}
     *
     * <p>The order matters: entities may stand for control characters, and only clean lines show where a book begins.
     * HTML decodes its own entities; decoding once more would turn a page that explains how HTML
     * writes {@code <} into tags.
     *
     * @param text only looked at, to see whether it is HTML
     * @param html when to read it as HTML
     */
    public static CleaningPipeline usual(String text, Html html) {
        boolean markup = html == Html.ALWAYS || (html == Html.AUTO && HtmlCleaner.looksLikeHtml(text));
        return new CleaningPipeline(List.of(
                markup ? new HtmlCleaner() : new EntityCleaner(),
                new ControlCleaner(),
                new UnicodeCleaner(),
                new GutenbergCleaner(),
                new WhitespaceCleaner()));
    }

    /**
     * {@return the cleaned text with a report; an empty text is a possible result}
     *
     * @param text as the file has it
     */
    public Report clean(String text) {
        List<Stage> stages = new ArrayList<>();
        String left = text;
        for (Cleaner cleaner : cleaners) {
            Cleaner.Result result = cleaner.clean(left);
            stages.add(new Stage(cleaner.name(), result.removals(), length(left), length(result.text())));
            left = result.text();
        }
        return new Report(left, List.copyOf(stages));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
