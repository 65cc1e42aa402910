package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level5.data.PromptTemplate;
import dev.aifromzero.level5.school.SchoolFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The options that choose questions and answers; what is not given stays as it was. */
public final class DataOptions {
    static final String EVERY = "all";

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description =
                    "questions and answers, one JSON object a line or of school facts, or a folder of them (default: the facts of --subject)")
    Path file;

    @Option(
            names = "--subject",
            paramLabel = "NAME",
            description =
                    "school facts of our own: science, geography, science.hi and others, or all (default: science)")
    String subject;

    @Option(
            names = "--language",
            paramLabel = "XX",
            description = "en, hi or another that the file names, or all (default: en; with --subject all)")
    String language;

    @Option(
            names = "--template",
            paramLabel = "NAME",
            description =
                    "form of the conversation: headings, alpaca, plain, chat, or a text of your own with {question}"
                            + " in it (default: plain)")
    String template;

    /**
     * {@return the usual choice with what the options change}
     *
     * @param usual the choice without options
     */
    public DataChoice apply(DataChoice usual) {
        if (file != null && subject != null) {
            throw new UserError("--data and --subject both name the questions", "Leave one of them out");
        }
        String usualLanguage = subject == null ? usual.language() : EVERY;
        return new DataChoice(
                subject == null ? file(usual) : file(subject),
                language == null ? usualLanguage : language.toLowerCase(Locale.ROOT),
                template == null ? usual.template() : PromptTemplate.of(template),
                usual.seed());
    }

    private Path file(DataChoice usual) {
        return file == null ? usual.file() : file;
    }

    private static Path file(String subject) {
        try {
            return subject.equals(EVERY) ? SchoolFacts.folder() : SchoolFacts.file(subject);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
