package safar.app.complaint;

import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import safar.command.complaint.ComplaintModule;
import safar.command.ingest.CaseBodies;
import safar.contract.identity.IdentityKey;
import safar.projection.complaint.CaseBook;
import safar.projection.complaint.CaseRules;
import safar.projection.complaint.ComplaintView;
import safar.projection.complaint.DeadlinesKind;
import safar.projection.complaint.PublishedCaseRules;
import safar.projection.complaint.RoutingKind;
import safar.projection.policy.Policies;
import safar.projection.store.ViewStore;
import safar.projection.view.Duty;
import safar.query.view.StoreHead;

/** What complaint cases need. */
@Configuration(proxyBeanMethods = false)
class ComplaintConfiguration {

    @Bean
    ComplaintModule complaintModule() {
        return new ComplaintModule();
    }

    @Bean
    CaseRules caseRules(Policies policies) {
        return new PublishedCaseRules(policies);
    }

    @Bean
    DeadlinesKind deadlinesKind() {
        return new DeadlinesKind();
    }

    @Bean
    RoutingKind routingKind() {
        return new RoutingKind();
    }

    @Bean
    CaseBook caseBook(ViewStore store, CaseRules rules) {
        return new CaseBook(store, rules);
    }

    @Bean
    ComplaintView complaintView(ViewStore store, CaseRules rules) {
        return new ComplaintView(store, rules);
    }

    @Bean
    CaseBodies caseBodies(IdentityKey key) {
        return new CaseBodies(key);
    }

    @Bean
    CaseKeeper caseKeeper(
            ViewStore store, CommandGateway commands, CaseRules rules, StoreHead head, Clock clock, Duty duty) {
        return new CaseKeeper(store, commands, rules, head, clock, duty);
    }
}
