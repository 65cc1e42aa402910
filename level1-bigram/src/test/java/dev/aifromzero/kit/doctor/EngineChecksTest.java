package dev.aifromzero.kit.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.error.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineChecksTest {
    private static final Optional<Path> JAR = Optional.of(Path.of("lib", "abacus-linux.jar"));
    private static final NumberEngine.Trial COUNTS = () -> List.of(Finding.ok("Abacus", "counts to ten"));

    private boolean survives = true;
    private int starts;

    private List<Finding> examine(Optional<Path> jar, boolean unpacked, Disk disk, NumberEngine.Trial trial) {
        NumberEngine engine = new NumberEngine(
                "Abacus",
                jar,
                "Buy one",
                new Needs.Cache("Abacus", Path.of("cache"), Size.megabytes(300), unpacked),
                "Use another shelf",
                () -> survives,
                () -> {
                    starts++;
                    return trial.run();
                },
                "Shake it");
        List<Finding> findings = new ArrayList<>();
        EngineChecks.of(engine, Computers.good().withDisk(disk)).forEach(check -> findings.addAll(check.findings()));
        assertEquals(3, findings.size());
        return findings;
    }

    private static void assertFinding(Finding finding, Status status, String found, String remedy) {
        assertEquals(status, finding.status(), finding.toString());
        assertTrue(finding.found().contains(found), finding.toString());
        assertEquals(remedy, finding.remedy());
    }

    @Test
    void anEngineThatComputesIsFineAndItsTimeIsSaid() {
        List<Finding> findings = examine(JAR, true, Computers.disk(0), COUNTS);
        assertFinding(findings.get(0), Status.OK, "abacus-linux.jar, 7.0 MB", "");
        assertFinding(findings.get(1), Status.OK, "unpacked in cache, 7.0 MB", "");
        assertFinding(findings.get(2), Status.OK, "counts to ten (0.0 s)", "");
        assertEquals(1, starts);
    }

    @Test
    void missingMachineCodeIsAProblemAndNothingIsStarted() {
        List<Finding> findings = examine(Optional.empty(), false, Computers.disk(5000), COUNTS);
        assertFinding(findings.get(0), Status.PROBLEM, "there is no machine code for Linux on amd64", "Buy one");
        assertFinding(findings.get(2), Status.NOTE, "not started, because it has no machine code", "");
        assertEquals(0, starts);
    }

    @Test
    void anInstalledEngineIsAFolder() {
        List<Finding> findings = examine(Optional.of(Path.of("").toAbsolutePath()), true, Computers.disk(0), COUNTS);
        assertFinding(findings.get(0), Status.OK, "installed in ", "");
    }

    @Test
    void aFirstStartSaysWhatItWillUnpack() {
        List<Finding> findings = examine(JAR, false, Computers.disk(300), COUNTS);
        assertFinding(findings.get(1), Status.NOTE, "not unpacked yet; a first start puts 300 MB into cache", "");
        assertEquals(1, starts);
    }

    @Test
    void withoutRoomToUnpackNothingIsStarted() {
        List<Finding> findings = examine(JAR, false, Computers.disk(299), COUNTS);
        assertFinding(findings.get(2), Status.NOTE, "not started, because there is no room to unpack it in cache", "");
        assertEquals(0, starts);
    }

    @Test
    void aCacheThatCannotBeWrittenIsAProblemUnlessItIsUnpacked() {
        Disk readOnly = Computers.readOnly(5000, "cache");
        assertFinding(
                examine(JAR, false, readOnly, COUNTS).get(1),
                Status.PROBLEM,
                "Not allowed to read or write cache",
                "Use another shelf");
        assertEquals(Status.OK, examine(JAR, true, readOnly, COUNTS).get(1).status());
    }

    @Test
    void aLibraryThatCannotBeLoadedIsAProblemWithTheInnermostReason() {
        List<Finding> findings = examine(JAR, true, Computers.disk(0), () -> {
            throw new ExceptionInInitializerError(new UnsatisfiedLinkError("no beads in java.library.path\nmore"));
        });
        assertFinding(
                findings.get(2),
                Status.PROBLEM,
                "does not start: UnsatisfiedLinkError, no beads in java.library.path",
                "Shake it");
    }

    @Test
    void anEngineThatEndsItsProgramIsAProblemAndIsNotStartedHere() {
        survives = false;
        List<Finding> findings = examine(JAR, true, Computers.disk(0), COUNTS);
        assertFinding(findings.get(2), Status.PROBLEM, "breaks off the program that starts it", "Shake it");
        assertEquals(0, starts);
    }

    @Test
    void anEngineThatKnowsItsRemedyIsBelieved() {
        List<Finding> findings = examine(JAR, true, Computers.disk(0), () -> {
            throw new UserError("The frame is bent", "Straighten it");
        });
        assertFinding(findings.get(2), Status.PROBLEM, "The frame is bent", "Straighten it");
    }

    @Test
    void anEngineThatComputesNonsenseIsAProblem() {
        List<Finding> findings = examine(JAR, true, Computers.disk(0), () -> {
            throw new IllegalStateException("2 + 2 is 5");
        });
        assertFinding(findings.get(2), Status.PROBLEM, "2 + 2 is 5", "Shake it");
    }
}
