package dev.aifromzero.level5.steps;

import dev.aifromzero.level1.cli.Lesson;
import dev.aifromzero.level1.cli.ProjectPaths;
import dev.aifromzero.level5.data.Dataset;
import dev.aifromzero.level5.data.JsonlReader;
import dev.aifromzero.level5.data.PromptTemplate;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the questions and answers. */
final class DataOptions {
    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "questions and answers, one JSON object a line (default: data/education_qa.jsonl)")
    Path file;

    Path file() {
        return file == null ? ProjectPaths.data("education_qa.jsonl") : file;
    }

    JsonlReader.Contents read() throws IOException {
        return JsonlReader.read(file());
    }

    Dataset dataset(JsonlReader.Contents contents, OpenedModel opened, Lesson lesson) {
        return Dataset.of(contents.pairs(), opened.encoder(PromptTemplate.STANDARD), lesson.seed());
    }
}
