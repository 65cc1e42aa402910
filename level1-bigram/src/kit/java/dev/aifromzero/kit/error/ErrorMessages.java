package dev.aifromzero.kit.error;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** Turns whatever went wrong into one sentence and its remedy. */
public final class ErrorMessages {
    /** Set in the environment (to anything), the Java stack trace is printed too: for people who change the code. */
    public static final String DEBUG_VARIABLE = "AIFROMZERO_DEBUG";

    private ErrorMessages() {}

    /**
     * Writes what happened as one sentence; with the debug variable set, the stack trace too.
     *
     * @param failure what was thrown
     * @param err the error stream
     */
    public static void print(Throwable failure, PrintWriter err) {
        UserError error = explain(failure);
        err.println("Error: " + sentence(error.getMessage()));
        err.println("  What to do: " + sentence(error.remedy()));
        if (System.getenv(DEBUG_VARIABLE) != null) {
            failure.printStackTrace(err);
        }
    }

    /**
     * {@return the failure as a problem with a remedy}
     *
     * <p>A model's refusal keeps its own sentence and gets a general remedy; usually its caller has given it a better one with
     * {@link Remedy}.
     *
     * @param failure any exception or error; of an {@link UncheckedIOException} its cause is explained
     */
    public static UserError explain(Throwable failure) {
        if (failure instanceof UserError error) {
            return error;
        }
        if (failure instanceof UncheckedIOException wrapped) {
            return explain(wrapped.getCause());
        }
        if (failure instanceof NoSuchFileException e) {
            return new UserError(
                    "There is no file or folder " + e.getFile(), "Check the path, or leave the option out to use ours");
        }
        if (failure instanceof AccessDeniedException e) {
            return new UserError(
                    "Not allowed to read or write " + e.getFile(),
                    "Choose a folder of your own with --out, or change the permissions");
        }
        if (failure instanceof CharacterCodingException) {
            return new UserError("The file is not UTF-8 text", "Save it as UTF-8 in your editor and try again");
        }
        if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
            return new UserError(
                    ((FileSystemException) failure).getFile() + " is a file, but a folder is needed there",
                    "Choose another folder with --out, or move the file away");
        }
        if (failure instanceof FileSystemException e) {
            String reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
            return new UserError(
                    "The file system refused " + e.getFile() + ": " + reason.toLowerCase(Locale.ROOT),
                    "Check the free space and the permissions, or choose another folder with --out");
        }
        if (failure instanceof IOException e) {
            return new UserError(
                    "Reading or writing failed: " + e.getMessage(), "Check the free space and that the disk is there");
        }
        if (failure instanceof OutOfMemoryError) {
            return new UserError(
                    "The memory is full", "Use smaller settings: --fast, a shorter context or smaller batches");
        }
        if (failure instanceof IllegalStateException && "Shutdown in progress".equals(failure.getMessage())) {
            return new UserError("The program was told to end while it was finishing", "Run the same command again");
        }
        if (Refusal.is(failure)) { // no caller knew a better remedy; the mistake may also be the program's
            return new UserError(
                    failure.getMessage(),
                    "Check the values and files that you gave; if nothing is wrong with them, run it again with the"
                            + " environment variable " + DEBUG_VARIABLE + "=1 to see where, and tell us");
        }
        String what = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return new UserError(
                "Something went wrong that this program does not expect: "
                        + what.lines().findFirst().orElse(""),
                "Run it again with the environment variable " + DEBUG_VARIABLE + "=1 to see where, and tell us");
    }

    /**
     * {@return the text as one sentence: trimmed, ending with a full stop, question mark or exclamation mark}
     *
     * @param text a message, perhaps without its full stop
     */
    public static String sentence(String text) {
        String trimmed = text == null ? "" : text.strip();
        boolean closed = trimmed.endsWith(".") || trimmed.endsWith("?") || trimmed.endsWith("!");
        return closed ? trimmed : trimmed + ".";
    }
}
