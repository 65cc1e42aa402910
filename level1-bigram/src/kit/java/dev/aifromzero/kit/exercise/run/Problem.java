package dev.aifromzero.kit.exercise.run;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the compiler has to say about one place.
 *
 * @param error true for an error, false for a warning
 * @param file the name of the file, without folder
 * @param line from 1; 0 where the compiler names none
 * @param message the compiler's words
 */
public record Problem(
        @JsonProperty("error") boolean error,
        @JsonProperty("file") String file,
        @JsonProperty("line") long line,
        @JsonProperty("message") String message) {
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + message;
    }
}
