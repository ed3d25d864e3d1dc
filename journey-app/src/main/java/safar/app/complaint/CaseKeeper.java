package safar.app.complaint;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import safar.command.complaint.CaseRequest;
import safar.command.complaint.CaseRequest.Asked;
import safar.command.complaint.Step;
import safar.contract.complaint.Author;
import safar.projection.complaint.Attention;
import safar.projection.complaint.CaseFile;
import safar.projection.complaint.CaseRules;
import safar.projection.complaint.Cases;
import safar.projection.complaint.ComplaintView;
import safar.projection.complaint.RoutingRules.Route;
import safar.projection.customer.Customers;
import safar.projection.customer.StoredCustomer;
import safar.projection.store.Filter;
import safar.projection.store.Query;
import safar.projection.store.ViewStore;
import safar.projection.view.Duty;
import safar.projection.view.ViewJson;
import safar.query.view.StoreHead;

/**
 * Does what rules and the clock ask for in cases: it looks at those that need attention by now, of which the view keeps an index, and asks the
 * cases themselves, which remember what they were told. So nothing is lost when it stops, and nothing is told twice.
 */
class CaseKeeper {

    private static final int AT_ONCE = 500;

    private final ViewStore store;
    private final CommandGateway commands;
    private final CaseRules rules;
    private final StoreHead head;
    private final Clock clock;
    private final Duty duty;
    private boolean closing;
    private long asked;

    CaseKeeper(ViewStore store, CommandGateway commands, CaseRules rules, StoreHead head, Clock clock, Duty duty) {
        this.duty = duty;
        this.store = store;
        this.commands = commands;
        this.rules = rules;
        this.head = head;
        this.clock = clock;
    }

    /** Waits until the view has seen what came of the last time, so that it does not ask for the same again. */
    @Scheduled(fixedDelayString = "${safar.complaints.sweep:PT1S}")
    synchronized void sweep() {
        if (closing || !duty.isHeld() || store.position(Cases.VIEW) < asked) {
            return;
        }
        var now = clock.instant();
        var due = store.find(
                Cases.ANSWERS.name(),
                Query.of(Filter.everything().range("attention", null, now.plusMillis(1)), AT_ONCE)
                        .ascending("attention"));
        var answers = new ArrayList<CompletableFuture<?>>();
        for (var document : due.documents()) {
            for (var request : requests(ComplaintView.read(document), now)) {
                answers.add(commands.send(request));
            }
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
        asked = answers.isEmpty() ? asked : head.position();
    }

    /** A sweep under way ends before the cases stop listening, and none follows. */
    @EventListener(ContextClosedEvent.class)
    synchronized void close() {
        closing = true;
    }

    private List<CaseRequest> requests(CaseFile file, Instant now) {
        if (Attention.needsConsideration(file)) {
            return List.of(considered(file, now));
        }
        return Attention.dues(file, rules.deadlines(file.knownAt())).stream()
                .filter(due -> !due.at().isAfter(now))
                .map(due -> told(file, due))
                .toList();
    }

    /** A breach happened when the time was up, however late it is noticed. */
    private static CaseRequest told(CaseFile file, Attention.Due due) {
        var deadline = due.deadline();
        var step = new Step.TellDeadline(
                deadline.name(),
                deadline.dueAt(),
                deadline.rule(),
                due.passed(),
                due.passed() ? deadline.escalateTo() : null);
        return new CaseRequest(file.id(), step, new Asked(Author.CLOCK, due.at(), null, null));
    }

    private CaseRequest considered(CaseFile file, Instant now) {
        var customer = customer(file);
        var tier = customer.map(known -> known.view().loyalty().tier()).orElse(null);
        var stage = customer.map(known -> known.view().lifecycle().stage()).orElse(null);
        var open = customer.map(known -> known.view().complaints().open()).orElse(0);
        var route = file.handling().assignedTo() != null
                ? Optional.<Route>empty()
                : rules.routing().route(file.knowing(tier, stage, open));
        var step = new Step.Consider(
                tier,
                stage,
                open,
                route.map(Route::to).orElse(null),
                route.map(Route::rule).orElse(null));
        return new CaseRequest(file.id(), step, new Asked(Author.RULES, now, null, null));
    }

    private Optional<StoredCustomer> customer(CaseFile file) {
        var ref = file.customer();
        return ref == null
                ? Optional.empty()
                : store
                        .find(
                                Customers.ANSWERS.name(),
                                Query.of(
                                        Filter.everything()
                                                .equal("streams", ref.stream().value()),
                                        1))
                        .documents()
                        .stream()
                        .findFirst()
                        .map(document -> ViewJson.ANSWERS.readValue(document.json(), StoredCustomer.class));
    }
}
