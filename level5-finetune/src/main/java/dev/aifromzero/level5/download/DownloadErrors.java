package dev.aifromzero.level5.download;

import dev.aifromzero.kit.error.UserError;
import dev.aifromzero.kit.io.ProjectPaths;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** What goes wrong with a download, in sentences. */
final class DownloadErrors {
    private static final String AGAIN = "Run the same command again: it goes on where it stopped";
    private static final String WITHOUT = "; without a download everything runs with our tiny base";

    private DownloadErrors() {}

    static UserError status(URI address, int status) {
        return switch (status) {
            case 404, 410 ->
                new UserError(
                        "The server has no file " + address + " (404)",
                        "Check the model's name and the mirror's address" + WITHOUT);
            case 401, 403 ->
                new UserError(
                        "The server does not let us read " + address + " (" + status
                                + "): the model does not exist, is not public,"
                                + " or a filter in this network forbids it",
                        "Check the model's name, or try another network or a --mirror" + WITHOUT);
            case 429 ->
                new UserError(
                        "The server " + address.getHost() + " says that too much was asked of it (429)",
                        "Wait some minutes. " + AGAIN);
            default ->
                status >= 500
                        ? new UserError(
                                "The server " + address.getHost() + " has a fault of its own (" + status + ")",
                                "Try later, or name another server with --mirror. " + AGAIN)
                        : new UserError(
                                "The server answered " + status + " when asked for " + address,
                                "Check the model's name and the mirror's address" + WITHOUT);
        };
    }

    static UserError connection(URI address, IOException failure) {
        String host = address.getHost();
        if (failure instanceof SSLException) {
            return new UserError(
                    "No safe connection to " + host + " could be made: a filter in this network may stand between",
                    "Try another network, or name a --mirror" + WITHOUT);
        }
        if (failure instanceof HttpTimeoutException) {
            return new UserError("The server " + host + " stopped answering", AGAIN);
        }
        if (isOffline(failure)) {
            return new UserError(
                    "The server " + host
                            + " cannot be reached: this computer seems to be offline, or nothing answers there",
                    "Connect it to the internet and run the command again, or copy the model's folder from another computer"
                            + " and name it with --base" + WITHOUT);
        }
        return new UserError("The connection to " + host + " broke off again and again", AGAIN);
    }

    static boolean isOffline(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    static UserError badAnswer(URI address, String how) {
        return new UserError(
                "The server's answer for " + address + " cannot be right: it " + how,
                "Try again, or name another server with --mirror" + WITHOUT);
    }

    static UserError wrongBytes(URI address, String check) {
        return new UserError(
                "What came from " + address + " is not the file that was promised: its " + check + " is another",
                "Nothing of it was kept. Try again later, or name another server with --mirror");
    }

    static UserError noSpace(Path folder, long needed, long free) {
        return new UserError(
                String.format(
                        Locale.ROOT,
                        "The disk of %s has %,d MB free, but the file needs %,d MB",
                        ProjectPaths.display(folder),
                        free >> 20,
                        (needed >> 20) + 1),
                "Make room, or name a folder on another disk with --cache");
    }

    static UserError writing(Path file, IOException failure) {
        return new UserError(
                "The file " + ProjectPaths.display(file) + " could not be written: " + failure.getMessage(),
                "Check the free space and the permissions, or name another folder with --cache; "
                        + AGAIN.toLowerCase(Locale.ROOT));
    }
}
