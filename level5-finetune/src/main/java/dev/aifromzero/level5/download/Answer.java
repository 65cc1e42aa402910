package dev.aifromzero.level5.download;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server answered to a request for a file.
 *
 * @param address where the last of the redirections led
 * @param status the number that says how it went, 200 for well
 * @param headers of the last answer
 * @param identity what the answers on the way said about the file
 * @param body the bytes; whoever asked closes it
 */
record Answer(URI address, int status, HttpHeaders headers, Identity identity, InputStream body) {
    private static final Pattern RANGE = Pattern.compile("bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(\\d{1,18}|\\*)");

    /**
     * What is known about the file that we want, whichever server sends it in the end.
     *
     * @param size its bytes ({@code X-Linked-Size})
     * @param sha256 its check sum ({@code X-Linked-Etag} of a large file)
     * @param gitHash the check sum of a small file in the Hub's Git repository ({@code ETag})
     */
    record Identity(OptionalLong size, Optional<String> sha256, Optional<String> gitHash) {
        private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
        private static final Pattern GIT_HASH = Pattern.compile("[0-9a-f]{40}");

        static Identity unknown() {
            return new Identity(OptionalLong.empty(), Optional.empty(), Optional.empty());
        }

        /** {@return this, filled up with what an answer says; what was said first counts} */
        Identity with(HttpHeaders headers) {
            Optional<String> linked = headers.firstValue("X-Linked-Etag").map(Identity::bare);
            // An ETag means something only to its server, unless that server is the Hub, which signs with its commit.
            Optional<String> git = headers.firstValue("X-Repo-Commit").isPresent()
                    ? headers.firstValue("ETag").map(Identity::bare)
                    : Optional.empty();
            return new Identity(
                    size.isPresent()
                            ? size
                            : number(headers.firstValue("X-Linked-Size").orElse("")),
                    sha256.or(() -> linked.filter(SHA256.asMatchPredicate())),
                    gitHash.or(() -> linked.or(() -> git).filter(GIT_HASH.asMatchPredicate())));
        }

        private static String bare(String etag) {
            return etag.strip().replaceFirst("^W/", "").replace("\"", "").toLowerCase(Locale.ROOT);
        }
    }

    static OptionalLong number(String text) {
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** {@return how many bytes this answer will bring, if it says so} */
    OptionalLong length() {
        return number(headers.firstValue("Content-Length").orElse(""));
    }

    /** {@return where a part of a file starts, or −1 where the answer is not about a part} */
    long start() {
        Matcher range = range();
        return range.matches() && range.group(1) != null ? Long.parseLong(range.group(1)) : -1;
    }

    /** {@return the size of the whole file, if the answer says so} */
    OptionalLong total() {
        if (status == 200) {
            return length().isPresent() ? length() : identity.size();
        }
        Matcher range = range();
        OptionalLong whole = range.matches() ? number(range.group(3)) : OptionalLong.empty();
        return whole.isPresent() ? whole : identity.size();
    }

    private Matcher range() {
        return RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
    }

    /** {@return a mark that this server gives the file's present state, fit for {@code If-Range}, or ""} */
    String mark() {
        String etag = headers.firstValue("ETag").orElse("");
        return etag.startsWith("\"")
                ? etag
                : headers.firstValue("Last-Modified").orElse("");
    }
}
