package dev.aifromzero.level5.endtoend;

import dev.aifromzero.kit.io.AtomicFiles;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level4.Level4;
import dev.aifromzero.level5.Level5;
import dev.aifromzero.level5.school.SchoolFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A project folder with little data in it, so that the levels end soon; its name is not one of English letters alone. */
final class SmallProject {
    private static final Path TARGET = Path.of("target", "endtoend").toAbsolutePath();
    private static final Path FOLDER = TARGET.resolve(name("मेरा पहला AI project"));
    private static final int CHARACTERS_OF_STORIES = 30_000;
    private static final int FACTS = 8;
    /** A Mini-GPT that is trained in a second. */
    private static final List<String> TINY =
            List.of(("--preset characters --tokenizer bpe --vocab-size 300 --context 64 --width 16 --heads 2 --blocks 1"
                            + " --evaluation-interval 10 --batch-size 4 --patience 0")
                    .split(" "));

    /** More steps than anybody waits for. */
    static final int ENDLESS = 1_000_000;

    private static final int FEW_STEPS = 30;

    private static boolean made;
    private static Path model;
    private static Path gpt2;

    private SmallProject() {}

    static synchronized Path folder() throws IOException {
        if (!made) {
            deleteOld();
            Path data = Files.createDirectories(FOLDER.resolve("data"));
            for (String name : List.of("heldout.txt", "india.txt")) {
                Files.copy(ProjectPaths.data(name), data.resolve(name));
            }
            String stories = Files.readString(ProjectPaths.data("stories.txt"));
            int end = stories.indexOf("\n\n", CHARACTERS_OF_STORIES);
            AtomicFiles.writeString(data.resolve("stories.txt"), stories.substring(0, end) + "\n");
            Path school = Files.createDirectories(data.resolve("school"));
            for (String name : List.of("science.jsonl", "geography.jsonl", "science.hi.jsonl")) {
                try (Stream<String> lines = Files.lines(SchoolFacts.folder().resolve(name))) {
                    Files.write(school.resolve(name), lines.limit(FACTS).toList());
                }
            }
            made = true;
        }
        return FOLDER;
    }

    /** A file name, without its Hindi letters where Java cannot express them: on Windows before JDK 18, in C's locale. */
    static String name(String wanted) {
        boolean anyLetter = System.getProperty("sun.jnu.encoding", "").equalsIgnoreCase("UTF-8");
        return anyLetter ? wanted : wanted.replaceAll("[^ -~]", "x");
    }

    /** A new name beside the project; nothing is there yet, but its folder is. */
    static Path scratch(String name) throws IOException {
        folder();
        return Files.createDirectories(TARGET.resolve("scratch")).resolve(name);
    }

    /** A trained tiny model, in a folder with spaces and Hindi letters. */
    static synchronized Path model() throws IOException, InterruptedException {
        if (model == null) {
            Path folder = scratch(name("छोटा model"));
            training(folder, FEW_STEPS).run().assertDone();
            model = folder;
        }
        return model;
    }

    /** Trains a tiny model in a second. */
    static Program training(Path folder) throws IOException {
        return training(folder, FEW_STEPS);
    }

    static Program training(Path folder, int steps) throws IOException {
        return Program.of(Level4.class, trainingArguments(folder, steps));
    }

    static String[] trainingArguments(Path folder) {
        return trainingArguments(folder, FEW_STEPS);
    }

    private static String[] trainingArguments(Path folder, int steps) {
        Stream<String> ours = Stream.of("train", "--model", folder.toString(), "--steps", String.valueOf(steps));
        return Stream.concat(ours, TINY.stream()).toArray(String[]::new);
    }

    /** Fine-tunes the tiny model for more rounds than anybody waits for. */
    static Program endlessFineTuning(Path adapter) throws IOException, InterruptedException {
        return Program.of(
                Level5.class,
                "finetune",
                "--fast",
                "--base",
                gpt2().toString(),
                "--to",
                adapter.toString(),
                "--epochs",
                "500",
                "--patience",
                "500");
    }

    /** The tiny model as a GPT-2 folder. */
    static synchronized Path gpt2() throws IOException, InterruptedException {
        if (gpt2 == null) {
            Path folder = scratch(name("gpt2 छोटा"));
            Program.of(Level4.class, "export", "--model", model().toString(), "--to", folder.toString())
                    .run()
                    .assertDone();
            gpt2 = folder;
        }
        return gpt2;
    }

    private static void deleteOld() throws IOException {
        if (Files.exists(TARGET)) {
            try (Stream<Path> files = Files.walk(TARGET)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
