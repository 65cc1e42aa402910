package dev.aifromzero.level5.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.course.grade.Grade;
import dev.aifromzero.course.learn.Learn;
import dev.aifromzero.kit.exercise.ExerciseList;
import dev.aifromzero.kit.exercise.edition.StudentEdition;
import dev.aifromzero.level1.Level1;
import dev.aifromzero.level2.Level2;
import dev.aifromzero.level3.Level3;
import dev.aifromzero.level4.Level4;
import dev.aifromzero.level5.Level5;
import dev.aifromzero.level5.Pictures;
import dev.aifromzero.level5.Tour;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class ExitCodeTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                Level1.class,
                Level2.class,
                Level3.class,
                Level4.class,
                Level5.class,
                Tour.class,
                Pictures.class,
                Learn.class,
                Grade.class,
                StudentEdition.class,
                ExerciseList.class
            })
    void whatAProgramDoesNotKnowIsWrongUsage(Class<?> main) throws Exception {
        Program.of(main, "--frobnicate").run().assertRefused(2, "--frobnicate", " --help'");
    }

    @Test
    void anUnknownCommandIsWrongUsage() throws Exception {
        Program.of(Level1.class, "frobnicate").run().assertRefused(2, "no command 'frobnicate'", "'level1 --help'");
        Program.of(Level4.class, "train", "--activation", "frob")
                .run()
                .assertRefused(2, "frob", "'level4 train --help'");
    }

    @ParameterizedTest
    @ValueSource(classes = {Learn.class, ExerciseList.class})
    void aTreeWithoutExercisesIsNamed(Class<?> main) throws Exception {
        Program.of(main).run().assertRefused(1, "no exercises", "top folder");
    }

    @Test
    void aMissingFileIsNamed() throws Exception {
        Program.of(Level1.class, "ngram", "--file", "nowhere/a b.txt")
                .run()
                .assertRefused(1, Path.of("nowhere", "a b.txt").toString(), "Check the path");
        Program.of(Level5.class, "chat", "--base", "nowhere").run().assertRefused(1, "nowhere", "Name a folder");
        Program.of(Level4.class, "generate", "--model", "nowhere").run().assertRefused(1, "nowhere", "Train one first");
    }

    @Test
    void textsThatAreEmptyOrTooShortAreRefused() throws Exception {
        Path empty = Files.writeString(SmallProject.scratch("empty.txt"), "");
        Path few = Files.writeString(SmallProject.scratch("few.txt"), "a cat sat on a mat. ".repeat(3));
        Program.of(Level1.class, "ngram", "--file", empty.toString()).run().assertRefused(1, "empty.txt", "");
        Program.of(
                        Level4.class,
                        "train",
                        "--preset",
                        "characters",
                        "--data",
                        few.toString(),
                        "--model",
                        SmallProject.scratch("few").toString(),
                        "--context",
                        "64")
                .run()
                .assertRefused(1, "only 53 tokens", "--data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "warm"})
    void aTemperatureThatCannotBeIsRefused(String temperature) throws Exception {
        Program.of(
                        Level4.class,
                        "generate",
                        "--model",
                        SmallProject.model().toString(),
                        "--prompt",
                        "a",
                        "--temperature=" + temperature)
                .run()
                .assertRefused(temperature.equals("warm") ? 2 : 1, "", "");
    }

    @Test
    void aDamagedModelIsNamed() throws Exception {
        Path damaged = Files.createDirectory(SmallProject.scratch("damaged"));
        try (Stream<Path> files = Files.list(SmallProject.gpt2())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, damaged.resolve(file.getFileName()));
            }
        }
        Path weights = damaged.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        Files.write(weights, Arrays.copyOf(bytes, bytes.length / 2));
        Program.of(Level5.class, "chat", "--base", damaged.toString())
                .run()
                .assertRefused(1, "model.safetensors", "again");
        Files.write(weights, bytes);
        Files.writeString(damaged.resolve("config.json"), "{");
        Program.of(Level5.class, "base", "--base", damaged.toString()).run().assertRefused(1, "config.json", "");
    }

    @Test
    void theTourStopsWhereALevelFails() throws Exception {
        Path file = Files.writeString(SmallProject.scratch("a-file"), "");
        Ended ended = Program.of(Tour.class, "--out", file.toString()).run();
        ended.assertNothingOfJavasOwn();
        assertEquals(1, ended.exitCode(), ended.toString());
        assertTrue(
                ended.stderr().contains("Error: Level 1 ended with exit code 1, so the tour stops."), ended.toString());
    }
}
