package dev.aifromzero.level5.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.aifromzero.level5.download.PartialFile.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes of two downloads are joined only where both are surely parts of the same file. */
class PartialFileTest {
    private static final State BEGUN = new State("http://a/x", "m1", "c1", 10);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "http://a/x, m1, c1, 10, true", // the very same
        "http://b/x, m2, c1, 10, true", // the check sum says so, wherever it lies
        "http://a/x, m1, c2, 10, false", // the check sum says no, whatever the rest says
        "http://a/x, m1, c1, 11, false",
        "http://a/x, m1, c1, -1, true", // a server that does not tell the size
        "http://a/x, m1, '', 10, true", // no check sum: then address and mark must agree
        "http://b/x, m1, '', 10, false",
        "http://a/x, m2, '', 10, false",
        "http://a/x, m1, '', 11, false",
    })
    void onlyTheSameFileGoesOn(String address, String mark, String checkSum, long size, boolean same) {
        State offered = new State(address, mark, checkSum, size);
        assertEquals(same, BEGUN.isSameFileAs(offered));
        assertEquals(same, offered.isSameFileAs(BEGUN), "it does not matter which was first");
    }

    /** The numbers are those that {@code sha256sum} and {@code git hash-object} print for these three letters. */
    @Test
    void whatHasArrivedIsKnownByTheHubsTwoKindsOfSums() throws Exception {
        PartialFile file = new PartialFile(folder, "x");
        file.begin(BEGUN);
        Files.writeString(file.path(), "abc");
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", file.sha256());
        assertEquals("f2ba8f84ab5c1bce84a7b441cb1959cfc7093b7f", file.gitHash());
    }

    @Test
    void whatWasBegunIsRemembered() throws Exception {
        PartialFile file = new PartialFile(folder, "x");
        file.begin(BEGUN);
        assertEquals(BEGUN, new PartialFile(folder, "x").state());
    }

    /** A computer that was switched off can leave a torn note. */
    @Test
    void aDamagedNoteMeansToStartAnewAndLeavesNothing() throws Exception {
        for (byte[] damaged : new byte[][] {{'{'}, {(byte) 0xFF}}) {
            PartialFile file = new PartialFile(folder, "x");
            file.begin(BEGUN);
            Files.write(folder.resolve("x.part.json"), damaged);
            assertEquals(State.NONE, file.state());
            try (Stream<Path> files = Files.list(folder)) {
                assertFalse(files.findAny().isPresent());
            }
        }
    }
}
