package dev.aifromzero.level1.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryFileTest {
    @TempDir
    Path folder;

    private StoryFile write(Path file, long seed, long stories, long bytes) throws Exception {
        StoryFile made = new StoryFile(new StoryMaker(Grammars.ours(), new SplittableRandom(seed)));
        made.write(file, stories, bytes, done -> {});
        return made;
    }

    @Test
    void itStopsWithTheStoryThatReachesTheSize() throws Exception {
        Path file = folder.resolve("new/stories.txt");
        StoryFile made = write(file, 1, Long.MAX_VALUE, 20_000);
        assertEquals(Files.size(file), made.bytes());
        assertTrue(made.bytes() >= 20_000 && made.bytes() < 21_500, made.bytes() + " bytes");
    }

    @Test
    void storiesAreParagraphsAndTheCheckFindsAllOfThemGood() throws Exception {
        Path file = folder.resolve("stories.txt");
        write(file, 2, 25, Long.MAX_VALUE);
        assertEquals(25, Files.readString(file).strip().split("\n\n").length);
        StoryCheck check = new StoryCheck(Grammars.ours(), 5);
        check.read(file);
        assertEquals(25, check.report().goodStories());
        assertEquals(check.report().sentences(), check.report().goodSentences());
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws Exception {
        write(folder.resolve("a"), 3, 20, Long.MAX_VALUE);
        write(folder.resolve("b"), 3, 20, Long.MAX_VALUE);
        write(folder.resolve("c"), 4, 20, Long.MAX_VALUE);
        assertEquals(-1, Files.mismatch(folder.resolve("a"), folder.resolve("b")));
        assertFalse(Files.mismatch(folder.resolve("a"), folder.resolve("c")) == -1);
    }

    @Test
    void meanNatsAreThoseOfTheStories() throws Exception {
        StoryMaker maker = new StoryMaker(Grammars.ours(), new SplittableRandom(5));
        double nats = 0;
        long characters = 0;
        for (int i = 0; i < 10; i++) {
            StoryMaker.Story story = maker.next();
            nats += story.nats();
            characters += story.text().length() + (i == 0 ? 1 : 2); // with line ends
        }
        StoryFile made = write(folder.resolve("d"), 5, 10, Long.MAX_VALUE);
        assertEquals(nats / 10, made.natsPerStory(), 1e-9);
        assertEquals(nats / characters, made.natsPerCharacter(), 1e-12);
    }

    @Test
    void theCheckCountsUnfinishedSentencesApartAndShowsWhereOthersBreak() throws Exception {
        StoryCheck check = new StoryCheck(Grammars.small(), 1);
        check.add("One day Asha was here. One day the twins was here. One day Leela is here. One da");
        check.add("One day  Asha was here.");
        check.add("  \n ");
        StoryCheck.Report report = check.report();
        assertEquals(
                List.of(2L, 0L, 4L, 2L, 1L),
                List.of(
                        report.stories(),
                        report.goodStories(),
                        report.sentences(),
                        report.goodSentences(),
                        report.unfinished()));
        StoryCheck.Broken broken = report.broken().get(0);
        assertEquals(1, report.broken().size());
        assertEquals(
                List.of("One day the twins", "was", " here."), List.of(broken.read(), broken.stumble(), broken.rest()));
        assertEquals(List.of("were"), broken.expected());
    }

    @Test
    void aSpaceInTheWrongPlaceMakesASentenceIllFormed() {
        StoryCheck check = new StoryCheck(Grammars.small(), 9);
        check.add("One day Asha was here .");
        check.add("\" I will run!\" said Leela, and she ran.");
        check.add("\"I will run!\"said Leela, and she ran.");
        assertEquals(3, check.report().sentences());
        assertEquals(0, check.report().goodSentences());
    }

    @Test
    void anEndlessRowOfWordsIsRefusedAndNotParsed() {
        StoryCheck check = new StoryCheck(Grammars.small(), 1);
        check.add("One day " + "Asha ".repeat(100_000) + "was here.");
        assertEquals(0, check.report().goodSentences());
        assertTrue(check.report().broken().get(0).reason().contains("200"));
    }

    @Test
    void aFileThatIsMissingOrNoTextIsRefused() throws Exception {
        StoryCheck check = new StoryCheck(Grammars.small(), 1);
        assertThrows(UserError.class, () -> check.read(folder.resolve("nowhere.txt")));
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThrows(UserError.class, () -> check.read(binary));
    }
}
