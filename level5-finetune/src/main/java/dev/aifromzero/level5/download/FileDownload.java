package dev.aifromzero.level5.download;

import dev.aifromzero.kit.error.UserError;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import javax.net.ssl.SSLException;

/**
 * Fetches one file into a part beside its place: asks, goes on after a break where the last attempt stopped, and compares
 * size and check sum with what the server promised.
 */
final class FileDownload {
    private static final int CHUNK = 1 << 16;
    private static final long SPACE_TO_LEAVE = 64L << 20;
    private static final int BEGINNINGS = 3;

    private final HttpGet http;
    private final Patience patience;
    private final DownloadListener listener;
    private final Path folder;
    private final String name;
    private final long largest;
    private final PartialFile part;
    private int beginnings;

    /**
     * A download of one file.
     *
     * @param folder where its part is kept
     * @param largest more bytes than such a file can sensibly have
     */
    FileDownload(HttpGet http, Patience patience, DownloadListener listener, Path folder, String name, long largest) {
        this.http = http;
        this.patience = patience;
        this.listener = listener;
        this.folder = folder;
        this.name = name;
        this.largest = largest;
        this.part = new PartialFile(folder, name);
    }

    /** How one attempt ended. */
    private enum Outcome {
        COMPLETE,
        BROKE_OFF,
        BEGIN_ANEW
    }

    /**
     * Fetches the file.
     *
     * @return its part, complete and checked, or empty where the server has no such file
     * @throws UserError in a sentence why it could not be had; what has arrived is kept for the next run, unless it is wrong
     */
    Optional<PartialFile> run(URI address) throws IOException {
        int failures = 0;
        long most = part.length();
        while (true) {
            int allowed = patience.attempts();
            UserError problem;
            try (Attempt attempt = new Attempt(address)) {
                if (attempt.isMissing()) {
                    return Optional.empty();
                }
                if (attempt.run() == Outcome.COMPLETE) {
                    return Optional.of(part);
                }
                problem = attempt.problem;
            } catch (IOException broken) {
                problem = DownloadErrors.connection(address, broken);
                boolean nothingCame = part.length() <= most;
                if (broken instanceof SSLException && nothingCame) {
                    throw problem; // a certificate does not get better by asking again
                }
                allowed = DownloadErrors.isOffline(broken) && nothingCame ? Math.min(allowed, 2) : allowed;
            }
            failures = part.length() > most ? 1 : failures + 1;
            most = Math.max(most, part.length());
            if (failures >= allowed) {
                throw problem;
            }
            listener.note(problem.getMessage() + ". Trying again.");
            pause(failures);
        }
    }

    private void pause(int failures) {
        try {
            Thread.sleep(patience.waitAfter(failures).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError(
                    "The download was interrupted", "Run the same command again: it goes on where it stopped");
        }
    }

    /** One request and what comes of it. */
    private final class Attempt implements AutoCloseable {
        private final URI address;
        private final Answer answer;
        private final PartialFile.State known;
        private UserError problem;

        Attempt(URI address) throws IOException {
            this.address = address;
            this.known = part.state();
            this.answer = http.get(address, part.length(), known.mark());
        }

        boolean isMissing() {
            return answer.status() == 404 || answer.status() == 410;
        }

        Outcome run() throws IOException {
            problem = DownloadErrors.connection(address, new IOException("broke off"));
            PartialFile.State now = state();
            switch (answer.status()) {
                case 200 -> begin(now);
                case 206 -> {
                    if (answer.start() != part.length() || !known.isSameFileAs(now)) {
                        return anew("its file has changed meanwhile");
                    }
                }
                case 416 -> {
                    return answer.total().orElse(-1) == part.length() && known.size() == part.length()
                            ? checked(known.size())
                            : anew("the part that we have does not fit its file");
                }
                default -> {
                    return failed();
                }
            }
            OptionalLong total = answer.total();
            receive(total.orElse(-1));
            if (total.isPresent() && part.length() < total.getAsLong()) {
                return Outcome.BROKE_OFF;
            }
            return checked(total.orElse(part.length()));
        }

        private PartialFile.State state() {
            String checkSum = answer.identity()
                    .sha256()
                    .or(() -> answer.identity().gitHash())
                    .orElse("");
            return new PartialFile.State(
                    address.toString(), answer.mark(), checkSum, answer.total().orElse(-1));
        }

        private Outcome failed() {
            UserError error = DownloadErrors.status(address, answer.status());
            if (answer.status() < 500 && answer.status() != 429 && answer.status() != 408) {
                throw error;
            }
            problem = error;
            return Outcome.BROKE_OFF;
        }

        private void begin(PartialFile.State now) throws IOException {
            refuseNonsense(now.size());
            beginnings++;
            try {
                Files.createDirectories(folder);
                part.begin(now);
            } catch (IOException e) {
                throw DownloadErrors.writing(part.path(), e);
            }
            long free = Files.getFileStore(folder).getUsableSpace();
            if (now.size() > 0 && now.size() + SPACE_TO_LEAVE > free) {
                part.forget();
                throw DownloadErrors.noSpace(folder, now.size() + SPACE_TO_LEAVE, free);
            }
        }

        private void refuseNonsense(long size) {
            OptionalLong promised = answer.identity().size();
            if (promised.isPresent() && size >= 0 && promised.getAsLong() != size) {
                throw DownloadErrors.badAnswer(
                        address, "promises " + promised.getAsLong() + " bytes and announces " + size);
            }
            if (size > largest) {
                throw DownloadErrors.badAnswer(address, "announces " + size + " bytes, more than such a file can have");
            }
            if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                throw DownloadErrors.badAnswer(address, "is a web page, perhaps the login page of this network");
            }
        }

        private Outcome anew(String why) throws IOException {
            part.forget();
            if (beginnings >= BEGINNINGS) {
                throw DownloadErrors.badAnswer(address, "is another each time");
            }
            problem = DownloadErrors.badAnswer(address, "says that " + why);
            return Outcome.BEGIN_ANEW;
        }

        private void receive(long total) throws IOException {
            try (FileChannel target = part.append()) {
                byte[] chunk = new byte[CHUNK];
                long done = part.length();
                for (int count = answer.body().read(chunk);
                        count >= 0;
                        count = answer.body().read(chunk)) {
                    done += count;
                    if (done > (total >= 0 ? total : largest)) {
                        part.forget();
                        throw DownloadErrors.badAnswer(address, "brings more bytes than it announced");
                    }
                    write(target, chunk, count);
                    listener.progress(name, done, total);
                }
                target.force(true);
            }
        }

        private void write(FileChannel target, byte[] chunk, int count) {
            try {
                PartialFile.writeFully(target, chunk, count);
            } catch (IOException e) {
                throw DownloadErrors.writing(part.path(), e);
            }
        }

        private Outcome checked(long size) throws IOException {
            PartialFile.State state = part.state();
            String expected = state.checkSum();
            String kind = expected.length() == 64 ? "SHA-256" : "Git check sum";
            String found = expected.length() == 64 ? part.sha256() : part.gitHash();
            if (!expected.isEmpty() && !expected.equals(found)) {
                part.forget();
                problem = DownloadErrors.wrongBytes(address, kind);
                if (beginnings >= 2) {
                    throw problem;
                }
                return Outcome.BEGIN_ANEW;
            }
            boolean sizeKnown = state.size() >= 0;
            listener.finished(name, size, expected.isEmpty() ? (sizeKnown ? "size" : "nothing") : "size, " + kind);
            return Outcome.COMPLETE;
        }

        @Override
        public void close() throws IOException {
            answer.body().close();
        }
    }
}
