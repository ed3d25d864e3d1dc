package safar.command.ingest;

import java.nio.charset.StandardCharsets;
import org.axonframework.commandhandling.CommandHandler;

/** Takes parts of deliveries that any node received. */
public final class PartTaker {

    private final TouchpointIntake intake;
    private final TouchpointBodies bodies = new TouchpointBodies();

    public PartTaker(TouchpointIntake intake) {
        this.intake = intake;
    }

    @CommandHandler
    Receipt take(TakePart command) {
        return intake.take(bodies.lines(command.lines().getBytes(StandardCharsets.UTF_8)), command.importId());
    }
}
