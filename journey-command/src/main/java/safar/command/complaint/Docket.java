package safar.command.complaint;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.ComplaintEvent.ClockEvent;
import safar.contract.complaint.ComplaintEvent.ComplaintEscalated;
import safar.contract.complaint.ComplaintEvent.CustomerConsidered;
import safar.contract.complaint.ComplaintEvent.DeadlineBreached;
import safar.contract.complaint.ComplaintEvent.ResolutionOffered;
import safar.contract.complaint.ComplaintId;
import safar.contract.complaint.Entry;
import safar.contract.identity.IdentifierRef;

/**
 * What a case has to remember to decide.
 *
 * @param next the place of its next event
 * @param requests what was done under which request id
 * @param told which deadlines were told of
 * @param level how often it was escalated
 */
record Docket(
        ComplaintId complaint,
        @Nullable IdentifierRef customer,
        long next,
        Map<String, String> requests,
        Set<String> told,
        int level,
        boolean considered,
        boolean offered) {

    static Docket empty(ComplaintId complaint) {
        return new Docket(complaint, null, 0, Map.of(), Set.of(), 0, false, false);
    }

    Entry entry(CaseRequest.Asked asked, @Nullable IdentifierRef whose, int offset) {
        return new Entry(complaint, whose, next + offset, asked.at(), asked.author(), asked.request());
    }

    Docket after(ComplaintEvent event) {
        var entry = event.entry();
        return new Docket(
                complaint,
                entry.customer(),
                entry.sequence() + 1,
                remembered(entry.request(), event),
                event instanceof ClockEvent clock ? with(clock) : told,
                event instanceof ComplaintEscalated escalated ? escalated.level() : level,
                considered || event instanceof CustomerConsidered,
                offered || event instanceof ResolutionOffered);
    }

    boolean wasTold(Step.TellDeadline tell) {
        return told.contains(name(tell.deadline(), tell.dueAt().toEpochMilli(), tell.passed()));
    }

    private Map<String, String> remembered(@Nullable String request, ComplaintEvent event) {
        if (request == null) {
            return requests;
        }
        var more = new HashMap<>(requests);
        more.putIfAbsent(request, Done.by(event).label());
        return more;
    }

    private Set<String> with(ClockEvent clock) {
        var more = new HashSet<>(told);
        more.add(name(clock.deadline(), clock.dueAt().toEpochMilli(), clock instanceof DeadlineBreached));
        return more;
    }

    private static String name(String deadline, long dueAt, boolean passed) {
        return "%s %d %b".formatted(deadline, dueAt, passed);
    }
}
