package dev.aifromzero.course.grade;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads submissions without trusting them. Nothing is unpacked: only sources of exercises are looked at, links are not
 * followed, and sizes are counted while reading, whatever a zip says about itself.
 */
final class Submissions {
    private static final int LARGEST_SOURCE = 200_000;
    private static final int MOST_SOURCES = 400;
    private static final int MOST_FILES = 50_000;
    private static final int DEEPEST = 14;
    private static final Pattern ANSWER = Pattern.compile(
            "(.*/)?(level(\\d)-[a-z-]+/src/exercises/java/dev/aifromzero/level\\3/exercises/\\w+\\.java)");

    private final List<String> notes = new ArrayList<>();
    private final Map<String, String> answers = new TreeMap<>();
    private final Map<String, Integer> depth = new HashMap<>();

    private Submissions() {}

    /**
     * {@return the submissions of a folder, by name: each folder or zip in it is one student's}
     *
     * @throws UserError if the folder is missing or has none
     */
    static List<Submission> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new UserError(
                    "There is no folder of submissions " + ProjectPaths.display(folder),
                    "Name it with -Dsubmissions=DIR; each folder or zip inside is one student's");
        }
        List<Submission> found = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry :
                    entries.sorted(Comparator.comparing(Path::toString)).toList()) {
                String name = entry.getFileName().toString();
                boolean zip = name.toLowerCase(Locale.ROOT).endsWith(".zip");
                if (name.startsWith(".") || (!zip && !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))) {
                    continue;
                }
                found.add(zip ? new Submissions().zip(entry) : new Submissions().folder(entry));
            }
        }
        if (found.isEmpty()) {
            throw new UserError(
                    ProjectPaths.display(folder) + " has neither folders nor zip files in it",
                    "Put one folder or zip for each student there");
        }
        return found;
    }

    private Submission folder(Path folder) throws IOException {
        Instant newest = Instant.EPOCH;
        int files = 0;
        try (Stream<Path> all = Files.walk(folder, DEEPEST, new FileVisitOption[0])) {
            for (Path file : (Iterable<Path>) all::iterator) {
                if (++files > MOST_FILES) {
                    notes.add("more than " + MOST_FILES + " files: the rest was not looked at");
                    break;
                }
                String path = folder.relativize(file).toString().replace('\\', '/');
                Matcher answer = ANSWER.matcher(path);
                if (!answer.matches()) {
                    continue;
                }
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    notes.add(path + " is a link, not a file: not taken");
                    continue;
                }
                try (InputStream in = Files.newInputStream(file)) {
                    take(path, answer.group(2), in);
                }
                Instant changed = Files.getLastModifiedTime(file).toInstant();
                newest = changed.isAfter(newest) ? changed : newest;
            }
        }
        return done(folder.getFileName().toString(), newest);
    }

    private Submission zip(Path file) throws IOException {
        String student = file.getFileName().toString().replaceFirst("(?i)\\.zip$", "");
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            for (int files = 0; entries.hasMoreElements(); files++) {
                ZipEntry entry = entries.nextElement();
                String path = entry.getName().replace('\\', '/');
                Matcher answer = ANSWER.matcher(path);
                if (path.startsWith("/") || path.matches("(.*/)?\\.\\.(/.*)?")) {
                    notes.add("an entry of the zip wants to leave its folder (" + path + "): not taken");
                } else if (files > MOST_FILES) {
                    notes.add("more than " + MOST_FILES + " files: the rest was not looked at");
                    break;
                } else if (answer.matches() && !entry.isDirectory()) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        take(path, answer.group(2), in);
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            notes.add("the zip cannot be read (" + e.getMessage() + ")");
        }
        return done(student, Files.getLastModifiedTime(file).toInstant());
    }

    /** Where a submission has the tree twice, the copy nearer to its top counts. */
    private void take(String path, String inTree, InputStream in) throws IOException {
        int level = path.split("/").length;
        if (depth.getOrDefault(inTree, Integer.MAX_VALUE) <= level) {
            notes.add(path + " is there a second time: not taken");
            return;
        }
        byte[] bytes = in.readNBytes(LARGEST_SOURCE + 1);
        if (bytes.length > LARGEST_SOURCE || answers.size() >= MOST_SOURCES) {
            notes.add(path + " is too much: not taken");
            return;
        }
        depth.put(inTree, level);
        answers.put(inTree, new String(bytes, StandardCharsets.UTF_8));
    }

    private Submission done(String student, Instant when) {
        if (answers.isEmpty()) {
            notes.add("no exercises found: the tree must be handed in with its folders levelN-.../src/exercises/java");
        }
        LocalDateTime submitted =
                LocalDateTime.ofInstant(when, ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
        return new Submission(student, Map.copyOf(answers), submitted, List.copyOf(notes));
    }
}
