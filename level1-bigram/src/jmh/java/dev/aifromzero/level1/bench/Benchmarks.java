package dev.aifromzero.level1.bench;

import dev.aifromzero.kit.cli.JvmSettings;
import dev.aifromzero.kit.cli.Launcher;
import java.util.List;

/**
 * Runs the benchmarks: {@code mvn -q -Pbench -Dargs="CountingBenchmark -f 1"}. The arguments are JMH's own (a pattern of
 * names, {@code -wi}, {@code -i}, {@code -f}, {@code -p parameter=value}, {@code -h}). The results are in
 * docs/benchmarks.md.
 */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] args) {
        // JMH measures in JVMs of its own, which need the class path that Maven keeps in its class loader.
        System.exit(Launcher.runInFreshJvm(JmhMain.class, JvmSettings.plain(), List.of(args)));
    }

    /** What runs in the fresh JVM. */
    public static final class JmhMain {
        private JmhMain() {}

        public static void main(String[] args) throws Exception {
            org.openjdk.jmh.Main.main(args);
        }
    }
}
