package dev.aifromzero.kit.doctor;

import dev.aifromzero.kit.console.Console;
import dev.aifromzero.kit.console.DisplayWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Does the checks and shows each finding at once: the last ones, about an engine, may take seconds. */
public final class Doctor {
    private static final int STATUS_WIDTH = 7;
    private static final int NAME_WIDTH = 13;
    private static final String GAP = "  ";
    private static final int INDENT = STATUS_WIDTH + NAME_WIDTH + 2 * GAP.length();

    private final Console console;

    /**
     * A doctor.
     *
     * @param console where the findings are written
     */
    public Doctor(Console console) {
        this.console = console;
    }

    /**
     * Examines a computer.
     *
     * @param machine the computer
     * @param checkup what to look at
     * @return the exit code: 0 where there is no problem, 1 otherwise
     */
    public int examine(Machine machine, Checkup checkup) {
        Needs needs = checkup.needs();
        console.section("What level " + needs.level() + " needs, and what is here");
        List<Check> checks = new ArrayList<>(ComputerChecks.of(machine, needs));
        checks.addAll(TerminalChecks.of(machine));
        checks.addAll(FolderChecks.of(machine, needs));
        checks.addAll(checkup.own());
        checkup.engine().ifPresent(engine -> checks.addAll(EngineChecks.of(engine, machine)));
        List<String> problems = new ArrayList<>();
        for (Check check : checks) {
            for (Finding finding : check.findings()) {
                show(finding);
                if (finding.status() == Status.PROBLEM) {
                    problems.add(finding.name());
                }
            }
        }
        console.blank();
        console.say(conclusion(needs.level(), problems));
        return problems.isEmpty() ? 0 : 1;
    }

    private void show(Finding finding) {
        String found = finding.found() + (finding.needed().isEmpty() ? "" : " (needed: " + finding.needed() + ")");
        String label = DisplayWidth.padRight(finding.status().label(), STATUS_WIDTH);
        String start = console.paint(finding.status().style(), label)
                + GAP
                + DisplayWidth.padRight(finding.name(), NAME_WIDTH)
                + GAP;
        for (String line : DisplayWidth.wrap(found, console.width() - INDENT)) {
            console.line(start + line);
            start = " ".repeat(INDENT);
        }
        if (!finding.remedy().isEmpty()) {
            String remedy = (finding.status() == Status.PROBLEM ? "What to do: " : "") + finding.remedy() + ".";
            DisplayWidth.wrap(remedy, console.width() - INDENT)
                    .forEach(line -> console.line(" ".repeat(INDENT) + line));
        }
    }

    private static String conclusion(int level, List<String> problems) {
        if (problems.isEmpty()) {
            return "Everything level " + level + " needs is here.";
        }
        String names = problems.stream().distinct().collect(Collectors.joining(", "));
        return (problems.size() == 1 ? "1 problem: " : problems.size() + " problems: ") + names
                + ". What to do stands beside " + (problems.size() == 1 ? "it." : "each.");
    }
}
