package dev.aifromzero.level3.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.doctor.Check;
import dev.aifromzero.kit.doctor.Checkup;
import dev.aifromzero.kit.doctor.EngineChecks;
import dev.aifromzero.kit.doctor.Finding;
import dev.aifromzero.kit.doctor.Machine;
import dev.aifromzero.kit.doctor.Needs;
import dev.aifromzero.kit.doctor.Status;
import dev.aifromzero.kit.doctor.ThisMachine;
import dev.aifromzero.level3.tensor.NativeCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PyTorchEngineTest {
    private static final Machine HERE =
            ThisMachine.facts(Console.on(new PrintStream(new ByteArrayOutputStream()), 80, false, false));

    private static final List<Finding> MORE = List.of(Finding.ok("more", "asked by a level"));

    private static List<Finding> findings(Machine machine, PyTorchEngine engine) {
        Needs needs = new Needs(3, 0, 0, Path.of("out"), 0, List.of(), List.of());
        Checkup checkup = engine.checkup(needs, List.of());
        List<Check> checks = new ArrayList<>(checkup.own());
        checks.addAll(EngineChecks.of(checkup.engine().orElseThrow(), machine));
        List<Finding> findings = new ArrayList<>();
        checks.forEach(check -> findings.addAll(check.findings()));
        return findings;
    }

    private static Finding named(List<Finding> findings, String name) {
        return findings.stream()
                .filter(finding -> finding.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theEngineOfThisComputerComputesAndTellsAboutItself() {
        List<Finding> findings = findings(HERE, new PyTorchEngine(HERE, "cpu", () -> true, root -> MORE));
        assertTrue(findings.stream().noneMatch(finding -> finding.status() == Status.PROBLEM), findings.toString());
        assertTrue(
                findings.stream()
                        .anyMatch(finding ->
                                finding.found().matches("PyTorch .* starts, and multiplies .* \\(\\d+\\.\\d s\\)")),
                findings.toString());
        assertTrue(named(findings, "threads").found().matches("\\d+ for one computation"));
        assertEquals(MORE.get(0), named(findings, "more"));
        named(findings, "GPU");
        assertTrue(new PyTorchEngine(HERE, "", () -> true, root -> MORE)
                .engine()
                .cache()
                .unpacked());
    }

    @Test
    void codeThatMustBeFetchedIsAProblemAndNothingIsFetchedOrStarted() {
        NativeCode missing = new NativeCode(Optional.empty(), false, Path.of("no such cache"), false);
        List<Finding> findings = findings(HERE, new PyTorchEngine(HERE, "cpu", () -> true, root -> MORE, missing));
        assertEquals(3, findings.size());
        assertEquals(Status.PROBLEM, findings.get(0).status());
        assertTrue(findings.get(0).remedy().contains("profile gpu"), findings.toString());
        assertTrue(findings.get(2).found().startsWith("not started"), findings.toString());
    }

    @Test
    void codeThatWasFetchedBeforeIsUsed() {
        NativeCode fetched = new NativeCode(Optional.empty(), false, Path.of("").toAbsolutePath(), true);
        List<Finding> findings = findings(HERE, new PyTorchEngine(HERE, "cpu", () -> false, root -> MORE, fetched));
        assertTrue(findings.get(0).found().startsWith("installed in "), findings.toString());
        assertTrue(findings.get(2).found().contains("breaks off the program"), findings.toString());
    }

    @Test
    void aVariableThatNamesNoPyTorchIsAProblem() {
        Machine.OperatingSystem system = new Machine.OperatingSystem(
                "Linux", "amd64", HERE.system().home(), Map.of(NativeCode.VARIABLE, "/no/torch"));
        Machine machine = HERE.withSystem(system);
        Finding finding = findings(machine, new PyTorchEngine(machine, "cpu", () -> true, root -> MORE))
                .get(0);
        assertEquals(Status.PROBLEM, finding.status());
        assertTrue(finding.found().contains("/no/torch"), finding.toString());
        assertFalse(finding.remedy().isEmpty());
    }
}
