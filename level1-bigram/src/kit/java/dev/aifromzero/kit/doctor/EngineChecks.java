package dev.aifromzero.kit.doctor;

import dev.aifromzero.kit.error.ErrorMessages;
import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at a {@link NumberEngine}: its machine code, its cache, and whether it starts. */
public final class EngineChecks {
    private final NumberEngine engine;
    private final Machine machine;

    private EngineChecks(NumberEngine engine, Machine machine) {
        this.engine = engine;
        this.machine = machine;
    }

    /**
     * {@return the checks of an engine, the start last: it may take seconds}
     *
     * @param engine the engine
     * @param machine the computer
     */
    public static List<Check> of(NumberEngine engine, Machine machine) {
        EngineChecks checks = new EngineChecks(engine, machine);
        return List.of(
                Check.one(engine.name(), checks::natives),
                Check.one(checks.cacheName(), checks::cache),
                new Check(engine.name(), checks::start));
    }

    private String cacheName() {
        return engine.name() + " cache";
    }

    private Finding natives() throws IOException {
        String place = machine.system().name() + " on " + machine.system().processor();
        if (engine.natives().isEmpty()) {
            return Finding.problem(
                    engine.name(), "there is no machine code for " + place, "machine code", engine.missing());
        }
        Path natives = engine.natives().get();
        String size = Size.of(machine.disk().size(natives));
        return Finding.ok(
                engine.name(),
                Files.isDirectory(natives)
                        ? "installed in " + natives + ", " + size
                        : "machine code for " + place + ": " + natives.getFileName() + ", " + size);
    }

    private Finding cache() throws IOException {
        Needs.Cache cache = engine.cache();
        String shown = ProjectPaths.display(cache.folder());
        if (!cache.unpacked() && engine.natives().isEmpty()) {
            return Finding.note(cacheName(), "nothing to unpack");
        }
        if (cache.unpacked()) {
            return Finding.ok(
                    cacheName(),
                    "unpacked in " + shown + ", " + Size.of(machine.disk().size(cache.folder())));
        }
        try {
            machine.disk().tryWriting(cache.folder());
        } catch (IOException e) {
            return Finding.problem(
                    cacheName(),
                    ErrorMessages.explain(e).getMessage(),
                    "permission to write in " + shown,
                    engine.otherCache());
        }
        return Finding.note(
                cacheName(), "not unpacked yet; a first start puts " + Size.of(cache.bytes()) + " into " + shown);
    }

    private List<Finding> start() throws IOException {
        if (engine.natives().isEmpty()) {
            return List.of(notTried("it has no machine code"));
        }
        Needs.Cache cache = engine.cache();
        if (!cache.unpacked() && machine.disk().space(cache.folder()).free() < cache.bytes()) {
            return List.of(notTried("there is no room to unpack it in " + ProjectPaths.display(cache.folder())));
        }
        if (!engine.rehearsal().getAsBoolean()) {
            return List.of(Finding.problem(
                    engine.name(), "breaks off the program that starts it", "a first result", engine.broken()));
        }
        long from = System.nanoTime();
        try {
            List<Finding> findings = new ArrayList<>(engine.trial().run());
            double seconds = (System.nanoTime() - from) / 1e9;
            Finding first = findings.get(0);
            findings.set(0, timed(first, seconds));
            return findings;
        } catch (Exception | LinkageError | OutOfMemoryError e) {
            return List.of(broken(e));
        }
    }

    private Finding notTried(String reason) {
        return Finding.note(engine.name(), "not started, because " + reason);
    }

    private static Finding timed(Finding finding, double seconds) {
        String time = String.format(Locale.ROOT, " (%.1f s)", seconds);
        return new Finding(
                finding.name(), finding.found() + time, finding.needed(), finding.status(), finding.remedy());
    }

    private Finding broken(Throwable failure) {
        if (failure instanceof UserError error) {
            return Finding.problem(engine.name(), error.getMessage(), "", error.remedy());
        }
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return Finding.problem(
                engine.name(),
                "does not start: " + cause.getClass().getSimpleName() + ", " + message,
                "a first result",
                engine.broken());
    }
}
