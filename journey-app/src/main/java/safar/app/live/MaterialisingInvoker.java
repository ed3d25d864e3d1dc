package safar.app.live;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import safar.app.storage.StoredJourneys;
import safar.contract.Recorded;
import safar.projection.view.Materialiser;

/** Hands the events of a batch to the materialiser in one go, on the batch's last event: before the processor stores its token. */
final class MaterialisingInvoker implements EventHandlerInvoker {

    private final Materialiser materialiser;
    private final List<Recorded<?>> batch = new ArrayList<>();

    MaterialisingInvoker(Materialiser materialiser) {
        this.materialiser = materialiser;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        var unitOfWork = (BatchingUnitOfWork<?>) CurrentUnitOfWork.get();
        if (unitOfWork.isFirstMessage(message)) {
            batch.clear();
        }
        batch.add(StoredJourneys.recorded((TrackedEventMessage<?>) message));
        if (unitOfWork.isLastMessage(message)) {
            materialiser.fold(batch, batch.getLast().position());
            batch.clear();
        }
    }

    @Override
    public boolean supportsReset() {
        return false;
    }
}
