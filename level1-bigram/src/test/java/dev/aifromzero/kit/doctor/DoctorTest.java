package dev.aifromzero.kit.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DoctorTest {
    private static final Path OUT = Path.of("out", "level9");

    private String shown;

    private static Needs needs(List<Path> files, List<Needs.Cache> caches) {
        return new Needs(9, Size.megabytes(500), Size.megabytes(2000), OUT, Size.megabytes(100), files, caches);
    }

    private int examine(Machine machine, Checkup checkup) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Console console = Console.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false);
        int exitCode = new Doctor(console).examine(machine, checkup);
        shown = bytes.toString(StandardCharsets.UTF_8);
        return exitCode;
    }

    private int examine(Machine machine, Check... own) {
        return examine(machine, new Checkup(needs(List.of(), List.of()), List.of(own), Optional.empty()));
    }

    /** The text without its line breaks and gaps. */
    private String text() {
        return shown.replaceAll("\\s+", " ");
    }

    private void assertOneProblem(Machine machine, String name, String found, String remedy) {
        assertEquals(1, examine(machine), shown);
        assertTrue(text().contains("PROBLEM " + name + " " + found), shown);
        assertTrue(text().contains("What to do: " + remedy), shown);
        assertTrue(text().endsWith("1 problem: " + name + ". What to do stands beside it. "), shown);
    }

    @Test
    void aGoodComputerHasEverythingAndTheExitCodeIsZero() {
        assertEquals(0, examine(Computers.good()), shown);
        assertTrue(text().endsWith("Everything level 9 needs is here. "), shown);
        assertFalse(shown.contains("PROBLEM"), shown);
        assertTrue(text().contains("17.0.1 (Somebody) in jdk"), shown);
    }

    @Test
    void noLineIsWiderThanTheTerminalAndThereAreNoColourCodesWithoutColours() {
        examine(Computers.with(new Machine.Terminal(true, 40, false, true, "US-ASCII")));
        shown.lines().forEach(line -> assertTrue(DisplayWidth.of(line) <= 80, line));
        assertFalse(shown.contains("\u001b"), shown);
    }

    @Test
    void anOldJavaIsAProblem() {
        Machine.JavaRuntime old = new Machine.JavaRuntime(11, "11.0.2", "Somebody", Path.of("jdk11"), true);
        assertOneProblem(Computers.with(old), "Java", "11.0.2", "Install a JDK of version 17 or newer");
    }

    @Test
    void aJavaWithoutCompilerIsNoted() {
        Machine.JavaRuntime jre = new Machine.JavaRuntime(17, "17.0.1", "Somebody", Path.of("jre"), false);
        assertEquals(0, examine(Computers.with(jre)), shown);
        assertTrue(text().contains("note Java 17.0.1 (Somebody) in jre, without a compiler"), shown);
    }

    @Test
    void aHeapThatCannotGrowFarEnoughIsAProblem() {
        assertOneProblem(
                Computers.with(Computers.memory(499, 8000, 4000)),
                "Java's heap",
                "may grow to 499 MB (needed: 500 MB)",
                "Allow Java more: set the environment variable MAVEN_OPTS=-Xmx500m");
        assertEquals(0, examine(Computers.with(Computers.memory(500, 8000, 4000))), shown);
    }

    @Test
    void tooLittleMemoryIsAProblem() {
        assertOneProblem(
                Computers.with(Computers.memory(500, 1999, 1500)),
                "memory",
                "2.0 GB",
                "Use a computer with more memory");
    }

    @Test
    void memoryThatOthersUseIsAProblem() {
        assertOneProblem(
                Computers.with(Computers.memory(500, 8000, 1500)),
                "memory",
                "8.0 GB, 1.5 GB free (needed: 2.0 GB)",
                "Close other programs");
    }

    @Test
    void whereTheSystemDoesNotSayWhatIsFreeThatIsNoProblem() {
        Machine.Memory unsaid = new Machine.Memory(Size.megabytes(500), Size.megabytes(8000), OptionalLong.empty());
        assertEquals(0, examine(Computers.with(unsaid)), shown);
        assertTrue(text().contains("how much is free, this system does not say"), shown);
    }

    @Test
    void aSingleCoreIsNoted() {
        assertEquals(0, examine(Computers.withOneCore()), shown);
        assertTrue(text().contains("note processor 1 core of amd64, Linux"), shown);
    }

    @Test
    void aNarrowTerminalIsAProblem() {
        assertOneProblem(
                Computers.with(new Machine.Terminal(true, 79, true, false, "UTF-8")),
                "terminal",
                "79 columns (needed: 80 columns)",
                "Make the window wider");
    }

    @Test
    void aPipeIsNotedAndItsEncodingIsNoProblem() {
        assertEquals(0, examine(Computers.with(new Machine.Terminal(false, 80, false, false, "US-ASCII"))), shown);
        assertTrue(text().contains("note terminal none: the output goes to a pipe or a file"), shown);
        assertTrue(text().contains("note colours none, because there is no terminal"), shown);
        assertTrue(text().contains("US-ASCII (LANG=C); the output is UTF-8 all the same"), shown);
    }

    @Test
    void theReasonForMissingColoursIsNamed() {
        examine(Computers.with(new Machine.Terminal(true, 80, false, true, "UTF-8")));
        assertTrue(text().contains("note colours none, because the environment variable NO_COLOR is set"), shown);
        examine(Computers.with(new Machine.Terminal(true, 80, false, false, "UTF-8")));
        assertTrue(text().contains("note colours none, because of --no-color"), shown);
    }

    @Test
    void aTerminalInAnotherEncodingIsAProblem() {
        assertOneProblem(
                Computers.with(new Machine.Terminal(true, 80, true, false, "US-ASCII")),
                "letters",
                "the system says US-ASCII (LANG=C) (needed: UTF-8)",
                "Set the environment variable LC_ALL=C.UTF-8");
    }

    @Test
    void onWindowsTheRemedyIsWindowsTerminal() {
        Machine windows = Computers.with(new Machine.Terminal(true, 80, true, false, "IBM437"))
                .withSystem(new Machine.OperatingSystem("Windows 11", "amd64", Path.of("home"), Map.of()));
        assertOneProblem(windows, "letters", "the system says IBM437", "Use Windows Terminal");
    }

    @Test
    void theFirstLanguageVariableThatIsSetIsNamed() {
        Machine ascii = Computers.with(new Machine.Terminal(true, 80, true, false, "US-ASCII"));
        examine(ascii.withSystem(new Machine.OperatingSystem(
                "Linux", "amd64", Path.of("home"), Map.of("LC_ALL", "POSIX", "LANG", "de_DE"))));
        assertTrue(text().contains("(LC_ALL=POSIX)"), shown);
        examine(ascii.withSystem(new Machine.OperatingSystem("Linux", "amd64", Path.of("home"), Map.of())));
        assertTrue(text().contains("(neither LC_ALL nor LANG is set)"), shown);
    }

    @Test
    void aMissingFileIsAProblem() {
        Needs needs = needs(List.of(Path.of("no such file.txt"), Path.of("pom.xml")), List.of());
        assertEquals(1, examine(Computers.good(), new Checkup(needs, List.of(), Optional.empty())));
        assertTrue(text().contains("PROBLEM our files missing in "), shown);
        assertTrue(text().contains(": no such file.txt (needed: 2 files)"), shown);
        assertTrue(text().contains("What to do: Start the program inside the project's folder"), shown);
    }

    @Test
    void anOutFolderThatCannotBeWrittenIsAProblem() {
        assertOneProblem(
                Computers.good().withDisk(Computers.readOnly(5000, OUT.toString())),
                "out folder",
                "cannot write to " + OUT + ": permission denied",
                "Choose a folder of your own with --out");
    }

    @Test
    void aHomeFolderThatCannotBeWrittenIsNoted() {
        assertEquals(0, examine(Computers.good().withDisk(Computers.readOnly(5000, "home"))), shown);
        assertTrue(text().contains("note home folder cannot write to home"), shown);
    }

    @Test
    void aFullDiskIsAProblem() {
        assertOneProblem(
                Computers.good().withDisk(Computers.disk(99)),
                "disk space",
                "99 MB free for " + OUT + " (needed: 100 MB)",
                "Delete what is no longer needed");
    }

    @Test
    void whatLiesOnOneDiskNeedsRoomTogether() {
        Needs.Cache cache = new Needs.Cache("Abacus", Path.of("cache"), Size.megabytes(300), false);
        Checkup checkup = new Checkup(needs(List.of(), List.of(cache)), List.of(), Optional.empty());
        assertEquals(0, examine(Computers.good().withDisk(Computers.disk(400)), checkup), shown);
        assertEquals(1, examine(Computers.good().withDisk(Computers.disk(399)), checkup), shown);
        assertTrue(text().contains("399 MB free for " + OUT + " and cache (needed: 400 MB)"), shown);
    }

    @Test
    void anUnpackedCacheNeedsNoMoreRoom() {
        Needs.Cache cache = new Needs.Cache("Abacus", Path.of("cache"), Size.megabytes(300), true);
        Checkup checkup = new Checkup(needs(List.of(), List.of(cache)), List.of(), Optional.empty());
        assertEquals(0, examine(Computers.good().withDisk(Computers.disk(100)), checkup), shown);
    }

    @Test
    void eachDiskHasAFindingOfItsOwn() {
        Disk two = new Disk() {
            @Override
            public Space space(Path folder) {
                return folder.equals(OUT)
                        ? new Space("big", Size.megabytes(9000))
                        : new Space("small", Size.megabytes(200));
            }

            @Override
            public long size(Path folder) {
                return 0;
            }

            @Override
            public void tryWriting(Path folder) {}
        };
        Needs.Cache cache = new Needs.Cache("Abacus", Path.of("cache"), Size.megabytes(300), false);
        assertEquals(
                1,
                examine(
                        Computers.good().withDisk(two),
                        new Checkup(needs(List.of(), List.of(cache)), List.of(), Optional.empty())));
        assertTrue(text().contains("ok disk space 9.0 GB free for " + OUT + " (needed: 100 MB)"), shown);
        assertTrue(text().contains("PROBLEM disk space 200 MB free for cache (needed: 300 MB)"), shown);
    }

    @Test
    void aCheckThatFailsIsAProblemAndTheOthersAreStillMade() {
        Check broken = new Check("abacus", () -> {
            throw new AccessDeniedException("beads");
        });
        Check missing = new Check("beads", () -> {
            throw new NoClassDefFoundError("Beads");
        });
        Check fine = new Check("frame", () -> List.of(Finding.ok("frame", "of wood")));
        assertEquals(1, examine(Computers.good(), broken, missing, fine));
        assertTrue(text().contains("PROBLEM abacus Not allowed to read or write beads"), shown);
        assertTrue(text().contains("PROBLEM beads Something went wrong"), shown);
        assertTrue(text().contains("ok frame of wood"), shown);
        assertTrue(text().endsWith("2 problems: abacus, beads. What to do stands beside each. "), shown);
        assertFalse(shown.contains("\tat "), shown);
    }

    @Test
    void aDiskThatDoesNotAnswerIsAProblem() {
        Disk gone = new Disk() {
            @Override
            public Space space(Path folder) throws IOException {
                throw new IOException("the disk was pulled out");
            }

            @Override
            public long size(Path folder) {
                return 0;
            }

            @Override
            public void tryWriting(Path folder) {}
        };
        assertOneProblem(
                Computers.good().withDisk(gone),
                "disk space",
                "Reading or writing failed: the disk was pulled out",
                "Check the free space");
    }
}
