package dev.aifromzero.level5.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.level5.TinyGpt2;
import dev.aifromzero.level5.lora.BaseMark;
import dev.aifromzero.level5.lora.LoraAdapter;
import dev.aifromzero.level5.lora.LoraConfig;
import dev.aifromzero.level5.train.LoraTuning;
import dev.aifromzero.level5.tutor.ReadyTutors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a chat can choose from: the base, ready tutors, and adapters that lie beside each other. */
class AdaptersTest {
    @TempDir
    Path folder;

    private OpenedModel opened;

    @BeforeEach
    void start() throws IOException {
        opened = OpenedModel.open(TinyGpt2.write(folder.resolve("base")), "cpu");
        adapter("ready/science-tutor");
        adapter("ready/history-tutor");
        adapter("ready/chess-tutor");
        new BaseMark("another base", "0").save(folder.resolve("ready/chess-tutor"));
        adapter("own/first");
        adapter("own/second");
    }

    @AfterEach
    void stop() {
        opened.close();
    }

    private void adapter(String name) throws IOException {
        LoraConfig two = new LoraConfig(2, 4, 0, LoraConfig.standard().targets());
        LoraAdapter adapter = LoraAdapter.create(two, opened.base().config(), opened.root(), 1);
        new LoraTuning(opened.base(), adapter, "base").save(folder.resolve(name));
    }

    private FittingTutors fitting() throws IOException {
        return FittingTutors.of(opened, ReadyTutors.in(folder.resolve("ready")));
    }

    @Test
    void aTutorForAnotherBaseIsLeftOut() throws IOException {
        assertEquals(List.of("history", "science"), fitting().ready().subjects());
        assertTrue(
                FittingTutors.of(opened, ReadyTutors.in(folder.resolve("none"))).isEmpty());
    }

    @Test
    void allReadyTutorsAndTheAdaptersBesideCanBeChosen() throws IOException {
        Adapters adapters =
                Adapters.beside(opened, folder.resolve("own/first")).and(fitting(), question -> Optional.empty());
        assertEquals(List.of("base", "auto", "first", "history-tutor", "science-tutor", "second"), adapters.names());
        assertEquals(Optional.of("science-tutor"), adapters.find("science"));
        assertEquals(Optional.of("science-tutor"), adapters.find("science-tutor"));
        assertEquals(Optional.of("second"), adapters.find("second"));
        assertEquals(Optional.empty(), adapters.find("chess"));
        assertSame(adapters.get("science-tutor"), adapters.get("science-tutor"));
        assertNotSame(adapters.get("base").model(), adapters.get("first").model());
        assertThrows(UserError.class, () -> adapters.get("chess-tutor"));
    }

    @Test
    void withoutReadyTutorsThereIsNoAuto() throws IOException {
        Adapters adapters = Adapters.none(opened);
        assertEquals(List.of("base"), adapters.names());
        assertEquals("base", adapters.nameFor("base", "Why?"));
    }

    @Test
    void autoTakesTheTutorOfTheQuestionsSubjectOrTheBase() throws IOException {
        Adapters adapters = Adapters.none(opened)
                .and(fitting(), question -> question.equals("King?") ? Optional.of("history") : Optional.empty());
        assertEquals("history-tutor", adapters.nameFor("auto", "King?"));
        assertEquals("base", adapters.nameFor("auto", "Hello?"));
        assertEquals("science-tutor", adapters.nameFor("science-tutor", "King?"));
    }
}
