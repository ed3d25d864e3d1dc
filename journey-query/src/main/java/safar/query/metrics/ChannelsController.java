package safar.query.metrics;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import safar.projection.customer.CustomerTapes;
import safar.projection.customer.Customers;
import safar.projection.store.ViewStore;
import safar.query.every.EveryCustomer;
import safar.query.metrics.ChannelFigures.ChannelMonth;
import safar.query.metrics.ChannelFigures.ChannelSpread;
import safar.query.metrics.ChannelFigures.ChannelUse;
import safar.query.metrics.LifecycleFigures.Span;

/** {@code GET /api/metrics/channels}: the channel mix. All touchpoints are read for it, so it is kept. */
@RestController
final class ChannelsController {

    private static final String DEFINITION =
            "channels-1: touchpoints by channel, by the month in which they happened, and customers by the number of channels they used";

    private final KeptAnswers<Span, ChannelAnswer> answers;
    private final ViewStore store;
    private final Clock clock;

    ChannelsController(ViewStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.answers = new KeptAnswers<>(this::compute);
    }

    /** @param perCustomer how many customers used how many channels */
    record ChannelAnswer(
            String definition,
            Instant evaluatedAt,
            long position,
            long customers,
            long touchpoints,
            List<ChannelUse> items,
            List<ChannelMonth> months,
            List<ChannelSpread> perCustomer)
            implements KeptAnswers.Placed {}

    @GetMapping("/api/metrics/channels")
    ChannelAnswer read(
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam(defaultValue = "UTC") String tz,
            HttpServletRequest request) {
        var zone = AskedTime.zone(tz);
        var span = new Span(AskedTime.moment("from", from, zone), AskedTime.moment("to", to, zone), zone);
        return answers.to(span, request);
    }

    private ChannelAnswer compute(Span span) {
        var position = store.position(Customers.VIEW);
        var now = clock.instant();
        var found = new EveryCustomer(new CustomerTapes(store))
                .sum(
                        () -> new ChannelFigures(span, now),
                        (figures, life) -> figures.count(life.facts().get()),
                        (_, _) -> {});
        return new ChannelAnswer(
                DEFINITION,
                now,
                position,
                found.customers(),
                found.touchpoints(),
                found.items(),
                found.months(),
                found.spread());
    }
}
