package safar.app.whole;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Takes traces in OpenTelemetry's protocol over HTTP, and keeps what it was told. */
final class Collector implements AutoCloseable {

    private final HttpServer server;
    private final List<byte[]> bodies = new CopyOnWriteArrayList<>();

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", exchange -> {
            bodies.add(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d/v1/traces".formatted(server.getAddress().getPort());
    }

    /** A span as it was told. */
    record Told(String trace, String span, String parent, String name) {}

    List<Told> spans() {
        return bodies.stream()
                .flatMap(body -> in(Stream.of(ByteString.copyFrom(body)), 1, 2, 2))
                .map(Collector::parsed)
                .map(span -> new Told(
                        hex(span, 1),
                        hex(span, 2),
                        hex(span, 4),
                        bytes(span, 5).findFirst().orElseThrow().toStringUtf8()))
                .toList();
    }

    /** All that was told, to look for words in. */
    String everything() {
        return bodies.stream()
                .map(body -> new String(body, StandardCharsets.ISO_8859_1))
                .reduce("", String::concat);
    }

    /** Messages inside of messages, by the numbers of their fields. */
    private static Stream<ByteString> in(Stream<ByteString> messages, int... path) {
        var found = messages;
        for (var field : path) {
            found = found.flatMap(message -> bytes(parsed(message), field));
        }
        return found;
    }

    private static String hex(UnknownFieldSet message, int field) {
        return bytes(message, field)
                .findFirst()
                .map(id -> HexFormat.of().formatHex(id.toByteArray()))
                .orElse("");
    }

    private static Stream<ByteString> bytes(UnknownFieldSet message, int field) {
        return message.getField(field).getLengthDelimitedList().stream();
    }

    private static UnknownFieldSet parsed(ByteString message) {
        try {
            return UnknownFieldSet.parseFrom(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("expected a message of OpenTelemetry's protocol", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
