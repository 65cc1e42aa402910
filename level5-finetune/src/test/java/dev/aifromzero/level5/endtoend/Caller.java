package dev.aifromzero.level5.endtoend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A program that does what ours must not: it tries to reach a computer, or to look up a name. */
final class Caller {
    private static final int MILLISECONDS = 1000;

    private Caller() {}

    /**
     * Tries, and ends with 7 if it did not work.
     *
     * @param args "connect" or "lookup"
     */
    public static void main(String[] args) {
        try {
            if (args[0].equals("connect")) {
                try (Socket socket = new Socket()) {
                    socket.connect(new InetSocketAddress("192.0.2.1", 443), MILLISECONDS); // an address for examples
                }
            } else {
                System.exit(InetAddress.getAllByName("statistics.example")[0].isLoopbackAddress() ? 1 : 0);
            }
        } catch (IOException asExpected) {
            System.exit(7);
        }
    }
}
