package dev.aifromzero.level1.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import dev.aifromzero.level1.text.TextStatistics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataTableTest {
    @TempDir
    Path folder;

    @Test
    void theReadmeOfTheDataHasTheTableThatTheCommandMakes() throws Exception {
        String page = Files.readString(ProjectPaths.data("README.md"));
        String table = DataTable.markdown(DataTable.rows(ProjectPaths.root().resolve("data")));
        assertEquals(
                DataTable.inserted(page, table), page, "refresh it with: mvn -q -Plevel1 -Dargs=\"datastats --write\"");
    }

    @Test
    void everyFileHasAKindAndALicence() throws Exception {
        for (DataTable.Row row : DataTable.rows(ProjectPaths.root().resolve("data"))) {
            assertFalse(row.kind().equals("?"), row.file());
            assertFalse(row.licence().equals("not stated"), row.file());
        }
    }

    @Test
    void numbersOfATextWorkedOutByHand() {
        TextStatistics numbers = TextStatistics.of(List.of("It's a cat. A CAT!", "\u0915\u093f 7"), 30);
        // it's a cat a cat + ki 7; letters: I t s a c A C T + k and the sign i
        assertEquals(new TextStatistics(30, 18 + 4, 7, 5, "Devanagari 2, Latin 8"), numbers);
    }

    @Test
    void ofPairsOnlyQuestionsAndAnswersCount() throws Exception {
        Files.writeString(
                folder.resolve("qa.jsonl"),
                "{\"instruction\":\"Why?\",\"response\":\"So.\",\"subject\":\"many other words\"}\n");
        DataTable.Row row = DataTable.rows(folder).get(0);
        assertEquals(1, row.items());
        assertEquals(2, row.text().words());
        assertEquals("not stated", row.licence());
        Files.writeString(folder.resolve("qa.jsonl"), "no json\n");
        assertThrows(UserError.class, () -> DataTable.rows(folder));
    }

    @Test
    void theTableGoesBetweenItsMarkersAndNothingElseChanges() {
        String page = "a\n" + DataTable.BEGIN + "\nold\n" + DataTable.END + "\nb\n";
        String fresh = DataTable.inserted(page, "new");
        assertEquals("a\n" + DataTable.BEGIN + "\nnew\n" + DataTable.END + "\nb\n", fresh);
        assertEquals(fresh, DataTable.inserted(fresh, "new"));
        assertTrue(assertThrows(UserError.class, () -> DataTable.inserted("a", "new"))
                .remedy()
                .contains(DataTable.BEGIN));
    }
}
