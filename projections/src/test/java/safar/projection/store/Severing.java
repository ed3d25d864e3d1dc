package safar.projection.store;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The way to a MongoDB server, which breaks once: at one of the writes that note what a batch is about, before or after the server has got it. */
final class Severing implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final URI server;
    private final boolean delivered;
    private int left;

    /**
     * @param at how many of the writes get through
     * @param delivered whether the server gets the one that fails
     */
    Severing(String uri, int at, boolean delivered) throws IOException {
        this.server = URI.create(uri);
        this.left = at;
        this.delivered = delivered;
        Thread.startVirtualThread(this::accept);
    }

    String uri() {
        return "mongodb://127.0.0.1:%d%s".formatted(door.getLocalPort(), server.getPath());
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                var here = door.accept();
                var there = new Socket(server.getHost(), server.getPort());
                Thread.startVirtualThread(() -> pass(here, there));
            }
        } catch (IOException _) {
            // it is closed
        }
    }

    private void pass(Socket here, Socket there) {
        try (here;
                there) {
            var in = new DataInputStream(here.getInputStream());
            var answers = new DataInputStream(there.getInputStream());
            while (true) {
                var message = message(in);
                var breaks = notesABatch(message) && breaks();
                if (!breaks || delivered) {
                    there.getOutputStream().write(message);
                    var answer = message(answers);
                    if (!breaks) {
                        here.getOutputStream().write(answer);
                    }
                }
                if (breaks) {
                    return;
                }
            }
        } catch (IOException _) {
            // as when a cable is pulled
        }
    }

    private static byte[] message(DataInputStream in) throws IOException {
        var head = new byte[4];
        in.readFully(head);
        var length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt();
        var message = Arrays.copyOf(head, length);
        in.readFully(message, head.length, length - head.length);
        return message;
    }

    private static boolean notesABatch(byte[] message) {
        var text = new String(message, StandardCharsets.ISO_8859_1);
        return text.contains("_batch") && (text.contains("insert") || text.contains("update"));
    }

    private synchronized boolean breaks() {
        return left-- == 0;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
