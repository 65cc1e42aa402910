package dev.aifromzero.kit.exercise.run;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.ProtocolFamily;
import java.net.Socket;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;

/**
 * Switches Java's own ways to the network off in this JVM. It is the second line: where the operating system can take the
 * network away from a process, {@link Sandbox} lets it; this here does not stop a program that an answer starts.
 */
public final class NoNetwork extends SelectorProvider {
    private static final String REFUSED = "There is no network while exercises are judged";

    /** Called by Java itself, see {@link #PROPERTY}. */
    public NoNetwork() {}

    /** The system property that makes Java take its channels from this class; must be set when the JVM starts. */
    public static final String PROPERTY = "-Djava.nio.channels.spi.SelectorProvider=" + NoNetwork.class.getName();

    /** Sockets of the older kind: without an implementation none can be made. */
    static void install() throws Exception {
        for (Class<?> type :
                new Class<?>[] {Socket.class, java.net.ServerSocket.class, java.net.DatagramSocket.class}) {
            for (Method method : type.getMethods()) {
                if (method.getName().matches("set(Socket|DatagramSocket)(Impl)?Factory")) {
                    Class<?> factory = method.getParameterTypes()[0];
                    method.invoke(
                            null,
                            Proxy.newProxyInstance(
                                    NoNetwork.class.getClassLoader(),
                                    new Class<?>[] {factory},
                                    (self, called, args) -> {
                                        throw new SecurityException(REFUSED);
                                    }));
                }
            }
        }
    }

    @Override
    public DatagramChannel openDatagramChannel() throws IOException {
        throw new IOException(REFUSED);
    }

    @Override
    public DatagramChannel openDatagramChannel(ProtocolFamily family) throws IOException {
        throw new IOException(REFUSED);
    }

    @Override
    public Pipe openPipe() throws IOException {
        throw new IOException(REFUSED);
    }

    @Override
    public AbstractSelector openSelector() throws IOException {
        throw new IOException(REFUSED);
    }

    @Override
    public ServerSocketChannel openServerSocketChannel() throws IOException {
        throw new IOException(REFUSED);
    }

    @Override
    public SocketChannel openSocketChannel() throws IOException {
        throw new IOException(REFUSED);
    }
}
