package dev.aifromzero.level5.download;

import dev.aifromzero.kit.error.UserError;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A GPT-2 on the Hugging Face Hub.
 *
 * @param name the name of its folder in the cache
 * @param repository owner and name on the Hub
 */
public record HubModel(String name, String repository) {
    /** The models of GPT-2's family that this level is about, smallest first, by their short names. */
    public static final List<String> KNOWN = List.of("distilgpt2", "gpt2", "gpt2-medium");

    private static final Map<String, String> OWNERS =
            Map.of("distilgpt2", "distilbert", "gpt2", "openai-community", "gpt2-medium", "openai-community");

    /**
     * {@return the model of a short name, or of {@code owner/name}}
     *
     * @param text what the user typed
     * @throws UserError if it is neither
     */
    public static HubModel of(String text) {
        if (OWNERS.containsKey(text)) {
            return new HubModel(text, OWNERS.get(text) + "/" + text);
        }
        if (!text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,95}/[A-Za-z0-9][A-Za-z0-9._-]{0,95}")) {
            throw new UserError(
                    "There is no model '" + text + "'", "Use one of " + KNOWN + ", or owner/name as on the Hub");
        }
        return new HubModel(text.substring(text.indexOf('/') + 1), text);
    }

    /**
     * {@return the addresses under which its files may be, in the order in which to try them}
     *
     * <p>The Hub and its mirrors have {@code owner/name/resolve/main/FILE}. A teacher's own mirror may be a plain folder.
     *
     * @param server the beginning of all addresses
     */
    List<URI> places(URI server) {
        String base = server.toString().replaceFirst("/+$", "") + "/";
        return List.of(
                URI.create(base + repository + "/resolve/main/"),
                URI.create(base + name + "/resolve/main/"),
                URI.create(base + name + "/"),
                URI.create(base));
    }
}
