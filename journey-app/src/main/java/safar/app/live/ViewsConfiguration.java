package safar.app.live;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.scheduling.annotation.EnableScheduling;
import safar.app.announcement.Announcer;
import safar.app.node.NodeRole;
import safar.app.node.NodeRoles;
import safar.app.storage.StoredTimes;
import safar.app.tracing.Traces;
import safar.command.identity.IdentityModule;
import safar.command.identity.PairOutlook;
import safar.command.ingest.Arrivals;
import safar.command.ingest.Backlog;
import safar.command.ingest.Limits;
import safar.contract.identity.IdentityKey;
import safar.contract.policy.PolicyProblem;
import safar.contract.segmentation.SegmentConditions;
import safar.projection.access.TokenView;
import safar.projection.complaint.CaseRules;
import safar.projection.complaint.Cases;
import safar.projection.complaint.ComplaintView;
import safar.projection.customer.CustomerRules;
import safar.projection.customer.CustomerView;
import safar.projection.customer.Customers;
import safar.projection.customer.FamilyStreams;
import safar.projection.customer.PairStandings;
import safar.projection.customer.PublishedRules;
import safar.projection.feed.LifecycleFeed;
import safar.projection.feed.LifecycleFeedView;
import safar.projection.feedback.Answers;
import safar.projection.feedback.FeedbackView;
import safar.projection.identity.Guards;
import safar.projection.identity.GuardsKind;
import safar.projection.identity.IdentityGraph;
import safar.projection.lifecycle.LifecycleKind;
import safar.projection.lifecycle.Segments;
import safar.projection.loyalty.RfmScores;
import safar.projection.loyalty.TiersKind;
import safar.projection.policy.Policies;
import safar.projection.segmentation.SegmentView;
import safar.projection.store.ViewStore;
import safar.projection.subscription.SubscriptionView;
import safar.projection.subscription.Subscriptions;
import safar.projection.view.BatchView;
import safar.projection.view.DeadLetterQueue;
import safar.projection.view.Duty;
import safar.projection.view.EventSource;
import safar.projection.view.Materialiser;
import safar.projection.view.ReadAhead;
import safar.projection.view.Rebuild;
import safar.projection.view.Sharing;
import safar.projection.view.ViewGenerations;
import safar.query.feed.FeedBell;
import safar.query.job.Jobs;
import safar.query.replay.RecordedStreams;
import safar.query.view.CustomerRebuilder;
import safar.query.view.Positions;
import safar.query.view.StoreHead;
import safar.query.view.ViewRebuilder;

/** Which views there are and what keeps them up. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
public class ViewsConfiguration {

    @Bean
    SimpleAsyncTaskSchedulerCustomizer setbacks() {
        return scheduler -> scheduler.setErrorHandler(new Setbacks());
    }

    @Bean
    LifecycleKind lifecycleKind() {
        return new LifecycleKind();
    }

    @Bean
    IdentityGraph identityGraph() {
        return new IdentityGraph(Guards.STANDARD);
    }

    @Bean
    CustomerView customerView(ViewStore store, IdentityGraph graph, CustomerRules rules, Clock clock) {
        return new CustomerView(store, graph, rules, clock);
    }

    @Bean
    FamilyStreams familyStreams(ViewStore store, IdentityGraph graph) {
        return new FamilyStreams(store, graph);
    }

    @Bean
    PairStandings pairStandings(ViewStore store, IdentityGraph graph, CustomerRules rules) {
        return new PairStandings(store, graph, rules);
    }

    @Bean
    PairOutlook pairOutlook(PairStandings standings, Positions positions, StoreHead head) {
        return new PairsInViews(standings, positions, head);
    }

    @Bean
    IdentityModule identityModule() {
        return new IdentityModule();
    }

    @Bean
    GuardsKind guardsKind() {
        return new GuardsKind();
    }

    @Bean
    TiersKind tiersKind() {
        return new TiersKind();
    }

    @Bean
    SegmentConditions segmentConditions() {
        return when -> Segments.faults(when).stream()
                .map(fault -> new PolicyProblem("/when", fault.detail(), fault.line(), fault.column()))
                .toList();
    }

    @Bean
    CustomerRules customerRules(
            Policies policies, ViewStore store, IdentityKey key, @Value("${SAFAR_CURRENCY:EUR}") String currency) {
        return new PublishedRules(policies, () -> SegmentView.conditions(store), currency, key);
    }

    @Bean
    SegmentView segmentView(ViewStore store) {
        return new SegmentView(store);
    }

    @Bean
    FeedbackView feedbackView(ViewStore store) {
        return new FeedbackView(store);
    }

    @Bean
    Materialiser materialiser(ViewGenerations store, List<BatchView> views) {
        return new Materialiser(store, views);
    }

    @Bean
    DeadLetterQueue deadLetterQueue(Materialiser live, EventSource events) {
        return new DeadLetterQueue(live, events);
    }

    @Bean
    @Primary
    Duty duty(ViewGenerations store, Materialiser materialiser, NodeRoles roles, FeedBell bell, ViewsBehind behind) {
        var heard = new AtomicLong();
        // what another node stores rings no bell here
        Runnable listen = () -> {
            var position = store.position(LifecycleFeed.VIEW);
            if (heard.getAndSet(position) != position) {
                bell.ring();
            }
        };
        return new ViewDuty(store, materialiser, roles.has(NodeRole.PROJECTIONS), List.of(listen, behind::look));
    }

    /** Whoever folds customers announces what follows of them. */
    @Bean
    Duty announcing(Duty duty, ObjectProvider<Sharing> sharing) {
        return () -> duty.isHeld()
                || sharing.stream().anyMatch(shared -> !shared.held().isEmpty());
    }

    @Bean
    RfmScores rfmScores(ViewStore store, Clock clock) {
        return new RfmScores(store, Customers.ANSWERS.name(), clock);
    }

    @Bean
    ViewRebuilder viewRebuilder(
            ViewGenerations store,
            Materialiser live,
            EventSource events,
            StoreHead head,
            IdentityGraph graph,
            CustomerRules rules,
            CaseRules caseRules,
            Announcer announcer,
            Clock clock,
            MeterRegistry meters) {
        Map<String, Function<ViewGenerations, BatchView>> makers = Map.of(
                Customers.VIEW,
                beside -> customerView(beside, graph, rules, clock),
                Answers.VIEW,
                this::feedbackView,
                TokenView.NAME,
                TokenView::new,
                SegmentView.VIEW,
                SegmentView::new,
                LifecycleFeed.VIEW,
                LifecycleFeedView::new,
                Subscriptions.VIEW,
                SubscriptionView::new,
                Cases.VIEW,
                beside -> new ComplaintView(beside, caseRules));
        var rebuilds =
                new LiveRebuilds(new Rebuild(store, live, events, head::position), live, makers, announcer::lookAround);
        return new MeteredRebuilds(rebuilds, meters);
    }

    @Bean
    CustomerRebuilder customerRebuilder(
            Materialiser live, CustomerView view, FamilyStreams streams, RecordedStreams recorded, ViewStore store) {
        return new LiveCustomers(live, view, streams, recorded, store);
    }

    @Bean
    RebuildsAtStart rebuildsAtStart(Materialiser live, ViewRebuilder rebuilder, Jobs jobs, Duty duty) {
        return new RebuildsAtStart(live, rebuilder, jobs, duty);
    }

    @Bean
    @Conditional(OnSharedViews.Not.class)
    LiveViews liveViews(Reading events, StoreHead head, Materialiser materialiser, Duty duty, BatchFolding folding) {
        return new LiveViews(events, head, materialiser, duty, folding);
    }

    @Bean
    Reading reading(EventSource events, ReadAhead.Head head) {
        return position -> ReadAhead.following(events, position, head);
    }

    @Bean
    BatchFolding batchFolding(Traces traces, Courtesy courtesy) {
        return new BatchFolding(traces, courtesy);
    }

    @Bean
    Courtesy courtesy(
            Arrivals arrivals,
            Backlog behind,
            @Value("${safar.ingest.events-behind:" + Limits.EVENTS_BEHIND + "}") long mostBehind) {
        return new Courtesy(arrivals, behind, mostBehind / 2);
    }

    @Bean
    ViewsBehind backlog(Materialiser materialiser, StoreHead head) {
        return new ViewsBehind(materialiser, head);
    }

    @Bean
    ViewMeters viewMeters(Materialiser materialiser, StoreHead head, StoredTimes times, Clock clock) {
        return new ViewMeters(materialiser, head, times, clock);
    }

    @Bean
    SweepMeters sweepMeters(ViewStore store, Clock clock) {
        return new SweepMeters(store, clock);
    }

    @Bean
    Housekeeping housekeeping(
            Materialiser materialiser,
            CustomerView customers,
            RfmScores scores,
            Announcer announcer,
            Clock clock,
            Duty duty) {
        return new Housekeeping(materialiser, customers, scores, announcer, clock, duty);
    }

    @Bean
    Reevaluation reevaluation(
            ViewStore store, CustomerRules rules, ViewRebuilder rebuilder, Jobs jobs, Clock clock, Duty duty) {
        return new Reevaluation(store, rules, rebuilder, jobs, clock, duty);
    }
}
