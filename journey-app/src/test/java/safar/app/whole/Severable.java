package safar.app.whole;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way to a server on loopback, which can be cut: what goes through ends at once, and what comes later gets nowhere. It can be silenced, too: what is
 * sent arrives at the server, and nothing that it says comes back.
 */
final class Severable implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final String host;
    private final int port;
    private volatile boolean severed;
    private volatile CompletableFuture<?> heard = CompletableFuture.completedFuture(null);

    /** @param server host and port */
    Severable(String server) throws IOException {
        var colon = server.lastIndexOf(':');
        this.host = server.substring(0, colon);
        this.port = Integer.parseInt(server.substring(colon + 1));
        Thread.startVirtualThread(this::accept);
    }

    /** Host and port of this end. */
    String address() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    void silence() {
        heard = new CompletableFuture<>();
    }

    void sever() {
        severed = true;
        ends.forEach(Severable::end);
        heard.complete(null);
    }

    void mend() {
        severed = false;
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                var here = door.accept();
                if (severed) {
                    end(here);
                } else {
                    join(here);
                }
            }
        } catch (IOException e) {
            if (!door.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void join(Socket here) {
        try {
            var there = new Socket(host, port);
            pass(here, there, here.getInputStream());
            pass(there, here, new FilterInputStream(there.getInputStream()) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    var count = super.read(bytes, offset, length);
                    heard.join();
                    return count;
                }
            });
        } catch (IOException _) {
            end(here);
        }
    }

    /** Until one end is closed, which closes the other. */
    private void pass(Socket from, Socket to, InputStream said) {
        ends.add(from);
        Thread.startVirtualThread(() -> {
            try {
                said.transferTo(to.getOutputStream());
            } catch (IOException _) {
                // as when a cable is pulled
            } finally {
                end(from);
                end(to);
                ends.remove(from);
            }
        });
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        sever();
    }
}
