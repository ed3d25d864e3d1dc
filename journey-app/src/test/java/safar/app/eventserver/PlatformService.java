package safar.app.eventserver;

import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.PlatformInboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformInfo;
import io.axoniq.axonserver.grpc.control.PlatformOutboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc;
import io.grpc.stub.StreamObserver;

/** Tells clients to stay where they are, and that their heartbeats are heard. */
final class PlatformService extends PlatformServiceGrpc.PlatformServiceImplBase {

    @Override
    public void getPlatformServer(ClientIdentification client, StreamObserver<PlatformInfo> answer) {
        answer.onNext(PlatformInfo.newBuilder().setSameConnection(true).build());
        answer.onCompleted();
    }

    @Override
    public StreamObserver<PlatformInboundInstruction> openStream(StreamObserver<PlatformOutboundInstruction> answer) {
        return new Incoming<>(answer) {
            @Override
            public void onNext(PlatformInboundInstruction instruction) {
                acknowledgement(instruction.getInstructionId())
                        .ifPresent(ack -> answer.onNext(PlatformOutboundInstruction.newBuilder()
                                .setAck(ack)
                                .build()));
            }
        };
    }
}
