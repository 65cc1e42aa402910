package dev.aifromzero.kit.exercise.run;

import dev.aifromzero.kit.cli.JvmSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The strongest walls that this computer can build. On Linux with user namespaces: no network, a process tree of its own,
 * everything outside the working folder read-only, and chosen folders empty to the eye. Elsewhere only Java's own network
 * classes are switched off, and the teacher is told.
 */
public final class Walls implements Sandbox {
    /** Arguments: working folder, home folder, number of folders to hide, these folders, the command. */
    private static final String SCRIPT = """
            work="$1"; home="$2"; hidden="$3"; shift 3
            ulimit -c 0; ulimit -f 409600
            mount --make-rprivate / 2>/dev/null
            mount --bind "$work" "$work" || exit 97
            mount -t tmpfs -o size=64m none /dev/shm 2>/dev/null
            while [ "$hidden" -gt 0 ]; do
              if [ -d "$1" ]; then mount -t tmpfs -o size=4k,mode=555 none "$1" || exit 97; fi
              shift; hidden=$((hidden - 1))
            done
            for cache in .javacpp .djl.ai; do
              if [ -d "$home/$cache" ]; then
                over="$work.over/$cache"
                mkdir -p "$over/upper" "$over/work"
                mount -t overlay overlay -o "lowerdir=$home/$cache,upperdir=$over/upper,workdir=$over/work" \
                  "$home/$cache" 2>/dev/null
              fi
            done
            while read -r device at kind options rest; do
              case "$at" in
                "$work"|"$home/.javacpp"|"$home/.djl.ai"|/dev/shm|/proc|/proc/*|/dev|/dev/*) continue ;;
              esac
              kept=remount,bind,ro
              for option in nosuid nodev noexec noatime relatime nodiratime; do
                case ",$options," in *",$option,"*) kept="$kept,$option" ;; esac
              done
              mount -o "$kept" "$at" 2>/dev/null || { [ "$at" != / ] || exit 97; }
            done < /proc/self/mounts
            cd "$work" || exit 97
            exec setpriv --no-new-privs --bounding-set=-all --inh-caps=-all -- "$@"
            """;

    private static final List<String> ENTER = List.of(
            "unshare",
            "--user",
            "--map-root-user",
            "--mount",
            "--net",
            "--ipc",
            "--pid",
            "--fork",
            "--kill-child",
            "--mount-proc",
            "--",
            "sh",
            "-c",
            SCRIPT,
            "walls");

    private final boolean namespaces;
    private final List<Path> hidden;

    /**
     * {@return a folder beside the working folder that the walls use; to be deleted with it}
     *
     * @param work a job's working folder; it need not exist yet
     */
    public static Path besides(Path work) {
        return work.resolveSibling(work.getFileName() + ".over");
    }

    private Walls(boolean namespaces, List<Path> hidden) {
        this.namespaces = namespaces;
        this.hidden = hidden;
    }

    /**
     * {@return the best that can be had here, tried out before}
     *
     * @param secret folders that code under test should not see
     * @param needed files and folders that it must see; a secret folder around one of them stays visible
     * @param scratch a folder to try the walls in
     * @throws IOException if a secret folder is not there, or the scratch folder cannot be written to
     * @throws InterruptedException if this thread is told to stop waiting
     */
    public static Walls best(List<Path> secret, List<Path> needed, Path scratch)
            throws IOException, InterruptedException {
        List<Path> hidden = new ArrayList<>();
        for (Path folder : secret) {
            Path real = folder.toRealPath();
            if (Files.isDirectory(real)
                    && needed.stream().noneMatch(path -> path.toAbsolutePath().startsWith(real))) {
                hidden.add(real);
            }
        }
        Walls walls = new Walls(true, hidden);
        return JvmSettings.isLinux() && walls.stand(scratch) ? walls : new Walls(false, List.of());
    }

    /** Whether a command runs inside, cannot write beside its folder, and finds the hidden folders empty. */
    private boolean stand(Path scratch) throws IOException, InterruptedException {
        Path inside = Files.createDirectories(scratch.resolve("inside")).toRealPath();
        StringBuilder check = new StringBuilder("touch here || exit 1; touch '../outside' 2>/dev/null && exit 2; ");
        hidden.forEach(folder -> check.append("[ -z \"$(ls -A '").append(folder).append("')\" ] || exit 3; "));
        try {
            Process process = new ProcessBuilder(wrap(List.of("sh", "-c", check + "exit 0"), inside))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false; // no unshare here
        }
    }

    @Override
    public List<String> wrap(List<String> java, Path work) {
        if (!namespaces) {
            return java;
        }
        List<String> command = new ArrayList<>(ENTER);
        command.add(work.toString());
        command.add(System.getProperty("user.home"));
        command.add(hidden.size() + "");
        hidden.forEach(folder -> command.add(folder.toString()));
        command.addAll(java);
        return command;
    }

    @Override
    public boolean refusesNetwork() {
        return true;
    }

    @Override
    public void cleanEnvironment(Map<String, String> environment) {
        environment
                .keySet()
                .removeIf(name -> !List.of("PATH", "LANG", "LC_ALL", "TZ", "HOME", "SystemRoot", "TEMP")
                        .contains(name));
    }

    /** {@return whether the operating system keeps these walls} */
    public boolean kept() {
        return namespaces;
    }

    @Override
    public String describe() {
        return namespaces
                ? "Linux namespaces: no network, own processes, everything outside the working folder read-only, "
                        + hidden.size() + " folder(s) with solutions and submissions hidden"
                : "none by the operating system: only Java's own network classes are switched off; answers run with your"
                        + " rights and can read and delete your files";
    }
}
