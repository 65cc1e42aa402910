package dev.aifromzero.level5.commands;

import dev.aifromzero.level5.data.PromptTemplate;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The options that choose questions and answers; what is not given stays as it was. */
public final class DataOptions {
    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "questions and answers, one JSON object a line (default: data/education_qa.jsonl)")
    Path file;

    @Option(
            names = "--language",
            paramLabel = "XX",
            description = "en, hi or another that the file names, or all (default: en)")
    String language;

    @Option(
            names = "--template",
            paramLabel = "NAME",
            description =
                    "form of the conversation: headings, alpaca, plain, chat, or a text of your own with {question}"
                            + " in it (default: headings)")
    String template;

    /**
     * {@return the usual choice with what the options change}
     *
     * @param usual the choice without options
     */
    public DataChoice apply(DataChoice usual) {
        return new DataChoice(
                file == null ? usual.file() : file,
                language == null ? usual.language() : language.toLowerCase(Locale.ROOT),
                template == null ? usual.template() : PromptTemplate.of(template),
                usual.seed());
    }
}
