package safar.projection.feedback;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import safar.contract.Recorded;
import safar.contract.touchpoint.JourneyEvent.SurveyAnswered;
import safar.projection.store.Change;
import safar.projection.store.CollectionSpec;
import safar.projection.store.Document;
import safar.projection.store.ViewStore;
import safar.projection.view.BatchView;
import safar.projection.view.Digest;
import safar.projection.view.ViewJson;

/** Keeps every survey answer, once, at its highest revision: all figures are counted from these. */
public final class FeedbackView implements BatchView {

    private final ViewStore store;

    public FeedbackView(ViewStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return Answers.VIEW;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public CollectionSpec answers() {
        return Answers.ANSWERS;
    }

    @Override
    public List<CollectionSpec> collections() {
        return List.of(Answers.ANSWERS);
    }

    @Override
    public boolean reads(Object event) {
        return event instanceof SurveyAnswered;
    }

    @Override
    public Collection<Change> fold(List<Recorded<?>> batch) {
        var fresh = new LinkedHashMap<String, StoredAnswer>();
        for (var recorded : batch) {
            if (recorded.event() instanceof SurveyAnswered answer) {
                fresh.merge(id(answer), stored(answer), FeedbackView::newer);
            }
        }
        if (fresh.isEmpty()) {
            return List.of();
        }
        var known = store.get(Answers.ANSWERS.name(), fresh.keySet());
        var changes = new ArrayList<Change>();
        fresh.forEach((id, answer) -> {
            var before = known.get(id);
            if (before == null || revision(before) < answer.revision()) {
                changes.add(put(id, before, answer));
            }
        });
        return changes;
    }

    private static Change put(String id, @Nullable Document before, StoredAnswer answer) {
        var json = ViewJson.ANSWERS.writeValueAsBytes(answer);
        var document = new Document(id, before == null ? 0 : before.version(), json);
        var fields = new HashMap<String, Object>();
        fields.put("kind", label(answer));
        fields.put("at", answer.at());
        fields.put("quarter", Answers.quarter(answer.at()));
        fields.put("channel", answer.channel());
        fields.put("surveyId", answer.surveyId());
        fields.put("digest", Digest.of(json));
        var score = answer.score();
        if (score != null && answer.kind().scale().isPresent()) {
            fields.put("score", score.longValueExact());
        }
        return new Change.Put(Answers.ANSWERS.name(), document, fields);
    }

    private static StoredAnswer stored(SurveyAnswered answer) {
        var touch = answer.touch();
        return new StoredAnswer(
                touch.revision(),
                touch.occurredAt(),
                answer.kind(),
                answer.surveyId(),
                touch.channel().name(),
                answer.score(),
                answer.verbatim(),
                touch.stream());
    }

    private static StoredAnswer newer(StoredAnswer one, StoredAnswer other) {
        return other.revision() > one.revision() ? other : one;
    }

    private static int revision(Document document) {
        return ViewJson.ANSWERS.readValue(document.json(), StoredAnswer.class).revision();
    }

    private static String id(SurveyAnswered answer) {
        return answer.touch().source() + "/" + answer.touch().id();
    }

    private static String label(StoredAnswer answer) {
        return answer.kind().name().toLowerCase(Locale.ROOT);
    }
}
