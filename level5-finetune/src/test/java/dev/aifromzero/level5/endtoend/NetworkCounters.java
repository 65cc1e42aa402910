package dev.aifromzero.level5.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Linux' counters of what was sent or could not be sent, from its files {@code snmp} and {@code snmp6}. */
final class NetworkCounters {
    private static final List<String> SENDING = List.of(
            "Ip OutRequests",
            "Ip OutNoRoutes",
            "Ip OutDiscards",
            "Tcp ActiveOpens",
            "Tcp OutSegs",
            "Udp OutDatagrams",
            "Udp SndbufErrors",
            "Ip6OutRequests",
            "Ip6OutNoRoutes",
            "Udp6OutDatagrams");
    private static final Pattern NEW_STYLE = Pattern.compile("([A-Za-z0-9]+)\\s+(\\d+)");

    private NetworkCounters() {}

    /** {@return the counters of sending that are not zero} */
    static Map<String, Long> attempts(Path file) throws IOException {
        Map<String, Long> all = new TreeMap<>();
        String[] names = {};
        for (String line : Files.readAllLines(file)) {
            Matcher newStyle = NEW_STYLE.matcher(line);
            String[] words = line.split(" ");
            if (newStyle.matches()) {
                all.put(newStyle.group(1), Long.parseLong(newStyle.group(2)));
            } else if (names.length == words.length && names[0].equals(words[0])) {
                for (int i = 1; i < words.length; i++) {
                    all.put(words[0].replace(":", " ") + names[i], Long.parseLong(words[i]));
                }
            }
            names = words;
        }
        if (!all.keySet().containsAll(SENDING)) {
            throw new IOException("Not all counters are in " + file + ": " + all.keySet());
        }
        all.keySet().retainAll(SENDING);
        all.values().removeIf(count -> count == 0);
        return all;
    }
}
