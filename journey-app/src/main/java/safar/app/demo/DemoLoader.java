package safar.app.demo;

import java.time.Clock;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import safar.command.ingest.TouchpointIntake;
import safar.query.view.StoreHead;

/** Fills an empty store with the sample journeys, by the same door as everything else. */
@Component
@ConditionalOnBooleanProperty("safar.demo.load")
final class DemoLoader implements ApplicationRunner {

    private static final Logger logger = LoggerFactory.getLogger(DemoLoader.class);
    private static final long SEED = 1;
    private static final int BATCH = 500;

    private final TouchpointIntake intake;
    private final StoreHead head;
    private final Clock clock;
    private final int customers;

    DemoLoader(
            TouchpointIntake intake,
            StoreHead head,
            Clock clock,
            @Value("${safar.demo.customers:" + DemoJourneys.USUAL_CUSTOMERS + "}") int customers) {
        this.intake = intake;
        this.head = head;
        this.clock = clock;
        this.customers = customers;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (head.position() > 0) {
            logger.info("the store is not empty, so the sample journeys are left out");
            return;
        }
        var accepted = new DemoJourneys(SEED, customers, clock.instant())
                .touchpoints()
                .gather(Gatherers.windowFixed(BATCH))
                .mapToInt(batch -> intake.take(batch, "demo").accepted())
                .sum();
        logger.info("loaded {} sample touchpoints of {} customers", accepted, customers);
    }
}
