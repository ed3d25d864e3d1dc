package safar.projection.complaint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import safar.contract.Recorded;
import safar.contract.complaint.ComplaintEvent;
import safar.contract.complaint.ComplaintEvent.ComplaintFiled;
import safar.projection.store.Change;
import safar.projection.store.CollectionSpec;
import safar.projection.store.Document;
import safar.projection.store.ViewStore;
import safar.projection.view.BatchView;
import safar.projection.view.Digest;
import safar.projection.view.ViewJson;

/** Keeps every complaint case: what it is about, how far it has come, and what is due in it. */
public final class ComplaintView implements BatchView {

    private final ViewStore store;
    private final CaseRules rules;

    public ComplaintView(ViewStore store, CaseRules rules) {
        this.store = store;
        this.rules = rules;
    }

    @Override
    public String name() {
        return Cases.VIEW;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public CollectionSpec answers() {
        return Cases.ANSWERS;
    }

    @Override
    public List<String> streams() {
        return List.of("complaint/");
    }

    @Override
    public Collection<Change> fold(List<Recorded<?>> batch) {
        var news = new LinkedHashMap<String, List<Recorded<?>>>();
        for (var recorded : batch) {
            if (recorded.event() instanceof ComplaintEvent event) {
                news.computeIfAbsent(event.entry().complaint().value(), _ -> new ArrayList<>())
                        .add(recorded);
            }
        }
        if (news.isEmpty()) {
            return List.of();
        }
        var known = store.get(Cases.ANSWERS.name(), news.keySet());
        var changes = new ArrayList<Change>();
        news.forEach((id, events) -> {
            var document = known.get(id);
            var before = document == null ? null : read(document);
            var after = before;
            for (var recorded : events) {
                after = next(after, recorded);
            }
            if (after != null && !after.equals(before)) {
                changes.add(put(after, document == null ? 0 : document.version()));
            }
        });
        return changes;
    }

    /** The case that a document holds. */
    public static CaseFile read(Document document) {
        return ViewJson.STATE.readValue(document.json(), CaseFile.class);
    }

    private static @Nullable CaseFile next(@Nullable CaseFile before, Recorded<?> recorded) {
        return switch (recorded.event()) {
            case ComplaintFiled filed when before == null -> CaseFile.of(filed, recorded);
            case ComplaintEvent event when before != null -> before.after(event, recorded.position());
            default -> before;
        };
    }

    private Change put(CaseFile file, long version) {
        var deadlines = rules.deadlines(file.knownAt());
        var fields = new HashMap<String, Object>();
        fields.put("status", file.status().label());
        fields.put("product", file.matter().product());
        fields.put("issue", file.matter().issue());
        fields.put("channel", file.channel());
        fields.put("filedAt", file.times().filed());
        fields.put("seen", file.position());
        // what is still waited for is found by "due"
        fields.put("missed", deadlines.missed(file, Instant.MIN));
        fields.put("digest", digest(file));
        putIfPresent(fields, "severity", file.matter().severity());
        putIfPresent(fields, "assignedTo", file.handling().assignedTo());
        putIfPresent(fields, "rootCause", file.resolution().rootCause());
        var outcome = file.resolution().outcome();
        putIfPresent(fields, "outcome", outcome == null ? null : outcome.label());
        var customer = file.customer();
        putIfPresent(
                fields, "customer", customer == null ? null : customer.stream().value());
        putIfPresent(fields, "due", deadlines.nextDue(file).orElse(null));
        putIfPresent(fields, "attention", Attention.next(file, deadlines).orElse(null));
        var json = ViewJson.STATE.writeValueAsBytes(file);
        return new Change.Put(Cases.ANSWERS.name(), new Document(file.id().value(), version, json), fields);
    }

    /** Over what happened, without where in the store and when it became known. */
    private static String digest(CaseFile file) {
        var facts = new CaseFile(
                file.id(),
                file.customer(),
                file.status(),
                file.sequence(),
                0,
                Instant.EPOCH,
                file.channel(),
                file.matter(),
                file.times(),
                file.handling(),
                file.resolution(),
                file.told());
        return Digest.of(ViewJson.STATE.writeValueAsBytes(facts));
    }

    private static void putIfPresent(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
