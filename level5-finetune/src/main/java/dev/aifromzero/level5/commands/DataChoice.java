package dev.aifromzero.level5.commands;

import dev.aifromzero.kit.cli.Lesson;
import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.level1.text.Corpus;
import dev.aifromzero.level5.data.Dataset;
import dev.aifromzero.level5.data.JsonlReader;
import dev.aifromzero.level5.data.PromptTemplate;
import dev.aifromzero.level5.data.QuestionAnswer;
import dev.aifromzero.level5.school.Fact;
import dev.aifromzero.level5.school.SchoolFacts;
import dev.aifromzero.level5.train.TrainingSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which questions and answers, and in which form.
 *
 * @param file the file, one JSON object a line
 * @param language two letters, or {@code all}
 * @param template the form of the conversation
 * @param seed decides which are learned from and which are held back
 */
public record DataChoice(Path file, String language, PromptTemplate template, long seed) {
    private static final int FEW = 24;

    /**
     * {@return our science facts in English, in the shortest form: few tokens are spent on it. A fast lesson takes the
     * first ones only, and learns those properly}
     *
     * @param lesson gives the seed, and the output folder where the few facts are kept
     */
    public static DataChoice standard(Lesson lesson) {
        Path science = SchoolFacts.folder().resolve("science.jsonl");
        return new DataChoice(
                lesson.fast() ? few(science, lesson.out().resolve("few-facts.jsonl")) : science,
                QuestionAnswer.ENGLISH,
                PromptTemplate.PLAIN,
                lesson.seed());
    }

    private static Path few(Path facts, Path copy) {
        try {
            AtomicFiles.writeString(
                    copy, Corpus.readExactly(facts).lines().limit(FEW).collect(Collectors.joining("\n", "", "\n")));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return what a fine-tuning used: then the held-out answers are those that it never learned from}
     *
     * @param kept the settings of that fine-tuning
     */
    public static DataChoice of(TrainingSettings kept) {
        return new DataChoice(
                Path.of(kept.data()),
                kept.language(),
                kept.template(),
                kept.config().seed());
    }

    /**
     * {@return what the fine-tuning in a folder used, or our own where the folder does not say, or comes from another
     * computer with other files}
     *
     * @param folder an adapter's folder
     * @param lesson gives the seed
     * @throws IOException if the folder cannot be read
     */
    public static DataChoice of(Path folder, Lesson lesson) throws IOException {
        DataChoice own = standard(lesson);
        return TrainingSettings.find(folder)
                .map(DataChoice::of)
                .map(kept -> kept.with(kept.existing().orElse(own.file)))
                .orElse(own.with(PromptTemplate.load(folder)));
    }

    /** The file; where an adapter was made on another computer, our own of the same name, if there is one. */
    Optional<Path> existing() {
        return Files.exists(file)
                ? Optional.of(file)
                : Optional.ofNullable(file.getFileName())
                        .map(SchoolFacts.folder()::resolve)
                        .filter(Files::isRegularFile);
    }

    /**
     * {@return the same choice from another file}
     *
     * @param otherFile one JSON object per line
     */
    public DataChoice with(Path otherFile) {
        return new DataChoice(otherFile, language, template, seed);
    }

    private DataChoice with(PromptTemplate otherTemplate) {
        return new DataChoice(file, language, otherTemplate, seed);
    }

    /**
     * {@return the school facts of the file, or of our folder of them; none where it holds plain pairs}
     *
     * @throws IOException if the file cannot be read
     */
    public List<Fact> facts() throws IOException {
        boolean allOfOurs = file.toAbsolutePath()
                .normalize()
                .equals(SchoolFacts.folder().toAbsolutePath().normalize());
        if (!allOfOurs && !SchoolFacts.isIn(file)) {
            return List.of();
        }
        return (allOfOurs ? SchoolFacts.all() : SchoolFacts.read(file))
                .stream()
                        .filter(fact -> language.equals(DataOptions.EVERY)
                                || fact.language().equals(language))
                        .toList();
    }

    /**
     * {@return the questions and answers of the file}
     *
     * @throws IOException if the file cannot be read
     */
    public JsonlReader.Contents read() throws IOException {
        return JsonlReader.read(file);
    }

    /**
     * {@return the questions and answers as tokens, split into training and held-out ones}
     *
     * @param opened the model whose tokenizer cuts them
     * @throws IOException if the file cannot be read
     */
    public Dataset dataset(OpenedModel opened) throws IOException {
        return dataset(read(), opened);
    }

    /**
     * {@return the questions and answers as tokens, split into training and held-out ones}
     *
     * @param contents what was read from the file
     * @param opened the model whose tokenizer cuts them
     */
    public Dataset dataset(JsonlReader.Contents contents, OpenedModel opened) {
        return Dataset.of(contents.in(language), opened.encoder(template), seed);
    }
}
