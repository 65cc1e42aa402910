package dev.aifromzero.level5.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The kept shapes of outputs, {@code src/test/resources/…/endtoend/*.golden}. After a change that is meant, run the tests
 * once with {@code -Dgolden.refresh=true} and look at the difference in git.
 */
final class Golden {
    private static final String REFRESH = "golden.refresh";
    private static final Path FOLDER = Path.of("src", "test", "resources", "dev", "aifromzero", "level5", "endtoend");

    private Golden() {}

    static void assertShape(String name, String output) throws IOException {
        Path file = FOLDER.resolve(name + ".golden");
        String shape = Shape.of(output);
        if (Boolean.getBoolean(REFRESH)) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, shape);
        }
        assertEquals(
                Files.readString(file).replace("\r\n", "\n"),
                shape,
                "The layout has changed; if it should, run the test with -D" + REFRESH + "=true");
    }
}
