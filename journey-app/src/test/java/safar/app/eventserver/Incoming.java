package safar.app.eventserver;

import io.axoniq.axonserver.grpc.InstructionAck;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;

/** What a client sends bit by bit until it has said all, or its connection is lost. */
abstract class Incoming<T> implements StreamObserver<T> {

    private final StreamObserver<?> answer;

    Incoming(StreamObserver<?> answer) {
        this.answer = answer;
        mayLeave(answer);
    }

    /** What is said to a client that has left is lost, which is no mistake of whoever said it. */
    static void mayLeave(StreamObserver<?> client) {
        ((ServerCallStreamObserver<?>) client).setOnCancelHandler(() -> {});
    }

    /** That an instruction was heard, where it asks for that by having an id. */
    static Optional<InstructionAck> acknowledgement(String instruction) {
        return instruction.isEmpty()
                ? Optional.empty()
                : Optional.of(InstructionAck.newBuilder()
                        .setInstructionId(instruction)
                        .setSuccess(true)
                        .build());
    }

    /** Nothing more comes from this client. */
    void gone() {}

    @Override
    public final void onError(Throwable lost) {
        gone();
    }

    @Override
    public void onCompleted() {
        gone();
        answer.onCompleted();
    }
}
