package safar.app.eventserver;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A server on loopback that speaks Axon Server's protocol, and forgets everything when it is closed. */
public final class EventServer implements AutoCloseable {

    private final Server server;

    /** Serves on a port of its own choice. */
    public EventServer() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new PlatformService())
                .addService(new EventService())
                .addService(new CommandService())
                .build()
                .start();
    }

    /** Host and port. */
    public String address() {
        return "127.0.0.1:" + server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
