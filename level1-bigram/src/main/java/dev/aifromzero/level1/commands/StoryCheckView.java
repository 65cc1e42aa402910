package dev.aifromzero.level1.commands;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.Table;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.grammar.StoryCheck.Broken;
import dev.aifromzero.level1.grammar.StoryCheck.Report;
import dev.aifromzero.level1.text.Corpus;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Shows what the grammar's parser found in a text. */
final class StoryCheckView {
    private static final int EXPECTED = 6;
    private static final int LONGEST = 140;

    private final Console console;

    StoryCheckView(Console console) {
        this.console = console;
    }

    /** @throws UserError if there was nothing to check */
    void show(Path file, Report report, boolean json) {
        if (report.stories() == 0) {
            throw Corpus.empty(file);
        }
        if (json) {
            console.line(json(report).toString());
            return;
        }
        console.section("Is it by the rules?");
        console.say(
                "The parser reads each sentence of %s for itself, and then each paragraph as a story: a story must"
                        + " also keep to its names, pronouns and things.",
                ProjectPaths.display(file));
        console.blank();
        console.table(new Table("", "In all", "Well-formed", "Share")
                .row(
                        "sentences",
                        report.sentences(),
                        report.goodSentences(),
                        share(report.goodSentences(), report.sentences()))
                .row("stories", report.stories(), report.goodStories(), share(report.goodStories(), report.stories())));
        if (report.unfinished() > 0) {
            console.blank();
            console.say(
                    "%,d paragraphs stop in the middle of a sentence; these sentences are not counted.",
                    report.unfinished());
        }
        report.broken().forEach(this::show);
    }

    private void show(Broken sentence) {
        console.blank();
        boolean isShort = sentence.read().length() <= LONGEST;
        console.say((isShort
                        ? sentence.read()
                        : "..." + sentence.read().substring(sentence.read().length() - LONGEST)) + " >>> "
                + shortened(sentence.stumble() + sentence.rest()));
        String what = sentence.stumble().isEmpty()
                ? sentence.reason()
                : "\"" + sentence.stumble() + "\": " + sentence.reason();
        console.say("  " + what + (sentence.expected().isEmpty() ? "" : "; possible: " + some(sentence.expected())));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    private static String some(List<String> expected) {
        String first = String.join(", ", expected.subList(0, Math.min(EXPECTED, expected.size())));
        return expected.size() <= EXPECTED ? first : first + " and " + (expected.size() - EXPECTED) + " more";
    }

    private static String share(long part, long all) {
        return all == 0 ? "–" : String.format(Locale.ROOT, "%.1f%%", 100.0 * part / all);
    }

    private static ObjectNode json(Report report) {
        ObjectNode object = new ObjectMapper().createObjectNode();
        object.put("sentences", report.sentences());
        object.put("sentences_well_formed", report.goodSentences());
        object.put("stories", report.stories());
        object.put("stories_well_formed", report.goodStories());
        object.put("unfinished", report.unfinished());
        ArrayNode examples = object.putArray("ill_formed");
        for (Broken sentence : report.broken()) {
            ObjectNode example = examples.addObject();
            example.put("read", sentence.read());
            example.put("stumble", sentence.stumble());
            example.put("rest", sentence.rest().strip());
            example.put("reason", sentence.reason());
            sentence.expected().forEach(example.withArray("expected")::add);
        }
        return object;
    }
}
