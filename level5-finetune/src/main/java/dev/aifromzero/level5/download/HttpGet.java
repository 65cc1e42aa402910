package dev.aifromzero.level5.download;

import dev.aifromzero.kit.error.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;

/** Asks a server for a file and follows its redirections, one by one, because what they say on the way counts. */
final class HttpGet {
    private static final int MOST_HOPS = 8;
    private static final Set<Integer> ELSEWHERE = Set.of(301, 302, 303, 307, 308);
    private static final String AGENT = "ai-from-zero/1.0";

    private final HttpClient client;
    private final Patience patience;

    HttpGet(Patience patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience.connect())
                .build();
    }

    /**
     * {@return the answer, with its body still to be read}
     *
     * @param from the first byte that is wanted
     * @param mark the state of the file that the earlier bytes are from, or ""
     */
    Answer get(URI address, long from, String mark) throws IOException {
        URI now = address;
        Answer.Identity identity = Answer.Identity.unknown();
        for (int hop = 0; hop < MOST_HOPS; hop++) {
            HttpResponse<InputStream> response = send(request(now, from, mark));
            identity = identity.with(response.headers());
            if (!ELSEWHERE.contains(response.statusCode())) {
                InputStream body = new PromptStream(response.body(), patience.silence());
                return new Answer(now, response.statusCode(), response.headers(), identity, body);
            }
            response.body().close();
            now = next(now, response.headers().firstValue("Location").orElse(""));
        }
        throw DownloadErrors.badAnswer(address, "sends us from one address to the next without end");
    }

    private HttpRequest request(URI address, long from, String mark) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(patience.silence())
                .header("User-Agent", AGENT)
                .header("Accept-Encoding", "identity")
                .GET();
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
            if (!mark.isEmpty()) {
                request.header("If-Range", mark);
            }
        }
        return request.build();
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError(
                    "The download was interrupted", "Run the same command again: it goes on where it stopped");
        }
    }

    private static URI next(URI from, String location) {
        try {
            URI to = from.resolve(location);
            boolean web = "https".equals(to.getScheme())
                    || ("http".equals(to.getScheme()) && "http".equals(from.getScheme()));
            if (!location.isEmpty() && web && to.getHost() != null) {
                return to;
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw DownloadErrors.badAnswer(from, "sends us to something that is no address");
        }
        throw DownloadErrors.badAnswer(from, "sends us to an address that is not as safe");
    }
}
