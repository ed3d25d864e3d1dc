package safar.app.eventserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.axoniq.axonserver.grpc.ErrorMessage;
import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandProviderInbound;
import io.axoniq.axonserver.grpc.command.CommandProviderOutbound;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.axoniq.axonserver.grpc.command.CommandServiceGrpc;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;

/** Brings commands to those who handle them, all with one routing key to the same one, and what they answer back. */
final class CommandService extends CommandServiceGrpc.CommandServiceImplBase {

    private static final String NO_HANDLER = "AXONIQ-4000";
    private static final String HANDLER_LOST = "AXONIQ-4001";

    private final Set<Handler> handlers = new HashSet<>();

    @Override
    public StreamObserver<CommandProviderOutbound> openStream(StreamObserver<CommandProviderInbound> answer) {
        var handler = new Handler(answer);
        synchronized (this) {
            handlers.add(handler);
        }
        return handler;
    }

    @Override
    public synchronized void dispatch(Command command, StreamObserver<CommandResponse> sender) {
        Incoming.mayLeave(sender);
        var key = command.getProcessingInstructionsList().stream()
                .filter(one -> one.getKey() == ProcessingKey.ROUTING_KEY)
                .map(one -> one.getValue().getTextValue())
                .findFirst()
                .orElse("");
        handlers.stream()
                .filter(one -> one.names.contains(command.getName()))
                .max(Comparator.comparing(one -> UUID.nameUUIDFromBytes((one.client + key).getBytes(UTF_8))))
                .ifPresentOrElse(one -> one.take(command, sender), () -> fail(sender, NO_HANDLER));
    }

    private static void fail(StreamObserver<CommandResponse> sender, String code) {
        sender.onNext(CommandResponse.newBuilder()
                .setErrorCode(code)
                .setErrorMessage(ErrorMessage.newBuilder().setErrorCode(code))
                .build());
        sender.onCompleted();
    }

    /** A node that handles commands of some names, no more at once than it has room for. */
    private final class Handler extends Incoming<CommandProviderOutbound> {

        private final StreamObserver<CommandProviderInbound> out;
        private final Set<String> names = new HashSet<>();
        private final Queue<Command> waiting = new ArrayDeque<>();
        private final Map<String, StreamObserver<CommandResponse>> senders = new HashMap<>();
        private String client = "";
        private long permits;

        Handler(StreamObserver<CommandProviderInbound> out) {
            super(out);
            this.out = out;
        }

        @Override
        public void onNext(CommandProviderOutbound said) {
            synchronized (CommandService.this) {
                switch (said.getRequestCase()) {
                    case SUBSCRIBE -> {
                        client = said.getSubscribe().getClientId();
                        names.add(said.getSubscribe().getCommand());
                    }
                    case UNSUBSCRIBE -> names.remove(said.getUnsubscribe().getCommand());
                    case FLOW_CONTROL -> permits += said.getFlowControl().getPermits();
                    case COMMAND_RESPONSE -> answer(said.getCommandResponse());
                    case ACK, REQUEST_NOT_SET -> {}
                }
                acknowledgement(said.getInstructionId())
                        .ifPresent(ack -> out.onNext(
                                CommandProviderInbound.newBuilder().setAck(ack).build()));
                send();
            }
        }

        private void take(Command command, StreamObserver<CommandResponse> sender) {
            senders.put(command.getMessageIdentifier(), sender);
            waiting.add(command);
            send();
        }

        private void send() {
            for (; permits > 0 && !waiting.isEmpty(); permits--) {
                out.onNext(CommandProviderInbound.newBuilder()
                        .setCommand(waiting.remove())
                        .build());
            }
        }

        private void answer(CommandResponse response) {
            var sender = senders.remove(response.getRequestIdentifier());
            if (sender != null) {
                sender.onNext(response);
                sender.onCompleted();
            }
        }

        /** Nobody knows what became of the commands that it had. */
        @Override
        void gone() {
            synchronized (CommandService.this) {
                handlers.remove(this);
                senders.values().forEach(sender -> fail(sender, HANDLER_LOST));
                senders.clear();
            }
        }
    }
}
