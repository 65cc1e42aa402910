package dev.aifromzero.kit.exercise.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the judging JVM is told.
 *
 * @param key signs the results: 32 random bytes in hex, new for every JVM
 * @param folder where classes and results go
 * @param first the first job still to be judged
 * @param jobs all jobs
 * @param refuseNetwork whether Java's sockets are switched off before anything else
 */
record Order(
        @JsonProperty("key") String key,
        @JsonProperty("folder") String folder,
        @JsonProperty("first") int first,
        @JsonProperty("jobs") List<Job> jobs,
        @JsonProperty("refuseNetwork") boolean refuseNetwork) {

    /** {@return the file of a result} */
    static Path result(Path folder, int index) {
        return folder.resolve("result-" + index + ".txt");
    }

    /** {@return the file that says that a JVM has started and begins with this job} */
    static Path begun(Path folder, int index) {
        return folder.resolve("begun-" + index + ".txt");
    }

    /** {@return the HMAC-SHA-256 of a result, in hex} */
    static String sign(String key, int index, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), "HmacSHA256"));
            mac.update((index + ":").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
