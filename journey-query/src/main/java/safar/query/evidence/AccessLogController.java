package safar.query.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import safar.contract.access.Actor;
import safar.contract.access.Role;
import safar.contract.complaint.ComplaintId;
import safar.contract.evidence.AccessEvent;
import safar.contract.evidence.AccessEvent.CaseRead;
import safar.contract.evidence.Sight;
import safar.query.QueryProblem;

/** {@code /api/complaints/{id}/access-log}: who read a case, when, and what of it. */
@RestController
final class AccessLogController {

    private static final int MOST = 1_000;

    private final EvidenceLog log;

    AccessLogController(EvidenceLog log) {
        this.log = log;
    }

    /** A page, oldest first, and the cursor that continues it; null at the end. */
    record AccessLogPage(
            List<AccessLogItem> items, @Nullable String next) {}

    /** One look at a case. */
    record AccessLogItem(
            long sequence, Instant at, Actor who, @Nullable Role role, String sight) {

        static AccessLogItem of(AccessEvent event) {
            return switch (event) {
                case CaseRead(var entry, Sight sight) ->
                    new AccessLogItem(
                            entry.sequence(),
                            entry.at(),
                            entry.author().who(),
                            entry.author().role(),
                            Words.of(sight));
            };
        }
    }

    @GetMapping("/api/complaints/{id}/access-log")
    AccessLogPage accessLog(
            @PathVariable String id,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam Optional<Long> cursor) {
        if (limit < 1 || limit > MOST) {
            throw QueryProblem.badParameter("limit", "expected 1 to %d".formatted(MOST));
        }
        if (!ComplaintId.isComplaintId(id)
                || log.events("complaint/" + id).findAny().isEmpty()) {
            throw QueryProblem.notFound("complaint", id);
        }
        var found = log.events(AccessEvent.streamName(new ComplaintId(id)))
                .skip(cursor.orElse(0L))
                .limit(limit + 1L)
                .map(kept -> AccessLogItem.of((AccessEvent) kept.event()))
                .toList();
        return found.size() <= limit
                ? new AccessLogPage(found, null)
                : new AccessLogPage(
                        found.subList(0, limit), Long.toString(found.get(limit).sequence()));
    }
}
