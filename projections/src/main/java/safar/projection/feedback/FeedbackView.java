package safar.projection.feedback;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import safar.contract.Recorded;
import safar.contract.touchpoint.JourneyEvent;
import safar.contract.touchpoint.JourneyEvent.SurveyAnswered;
import safar.contract.touchpoint.JourneyEvent.TouchpointRetracted;
import safar.contract.touchpoint.Touch;
import safar.projection.store.Change;
import safar.projection.store.CollectionSpec;
import safar.projection.store.Document;
import safar.projection.store.ViewStore;
import safar.projection.view.BatchView;
import safar.projection.view.Digest;
import safar.projection.view.ViewJson;

/** Keeps every survey answer, once, at its highest revision and as long as that is one: all figures are counted from these. */
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
        return List.of(Answers.ANSWERS, Answers.REPLACED);
    }

    @Override
    public boolean reads(Object event) {
        return event instanceof JourneyEvent onJourney && Said.concerns(onJourney);
    }

    @Override
    public List<String> streams() {
        return List.of("journey/");
    }

    @Override
    public Collection<Change> fold(List<Recorded<?>> batch) {
        var said = new LinkedHashMap<String, Said>();
        for (var recorded : batch) {
            if (recorded.event() instanceof JourneyEvent event && Said.concerns(event)) {
                said.merge(id(event.touch()), Said.by(event), Said::newer);
            }
        }
        if (said.isEmpty()) {
            return List.of();
        }
        var answers = store.get(Answers.ANSWERS.name(), said.keySet());
        var replaced = store.get(Answers.REPLACED.name(), said.keySet());
        var changes = new ArrayList<Change>();
        said.forEach((id, news) -> {
            var answer = answers.get(id);
            var other = replaced.get(id);
            if (news.state().rank() > Math.max(rank(answer), rank(other))) {
                changes.addAll(
                        news.answer() == null
                                ? replace(id, answer, other, news.state())
                                : answer(id, answer, other, news.answer()));
            }
        });
        return changes;
    }

    /** What a touchpoint is at one of its revisions: an answer, or something else or nothing that takes the place of one. */
    private record Said(State state, @Nullable StoredAnswer answer) {

        static boolean concerns(JourneyEvent event) {
            return event instanceof SurveyAnswered
                    || event.touch().revision() > 0
                    || (event instanceof TouchpointRetracted retraction
                            && retraction.type().equals(Answers.EVENT));
        }

        static Said by(JourneyEvent event) {
            var state = new State(event.touch().revision(), event instanceof TouchpointRetracted);
            return new Said(state, event instanceof SurveyAnswered answer ? stored(answer) : null);
        }

        Said newer(Said other) {
            return other.state.rank() > state.rank() ? other : this;
        }
    }

    /** As much of either kind of document as tells which is newer: of one revision, its retraction has the last word. */
    private record State(int revision, @Nullable Boolean retracted) {

        long rank() {
            return 2L * revision + (Boolean.TRUE.equals(retracted) ? 1 : 0);
        }
    }

    private static List<Change> answer(
            String id, @Nullable Document before, @Nullable Document replaced, StoredAnswer answer) {
        var put = put(id, before, answer);
        return replaced == null
                ? List.of(put)
                : List.of(put, new Change.Delete(Answers.REPLACED.name(), id, replaced.version()));
    }

    private static List<Change> replace(
            String id, @Nullable Document answer, @Nullable Document replaced, State state) {
        var json = ViewJson.ANSWERS.writeValueAsBytes(state);
        var document = new Document(id, replaced == null ? 0 : replaced.version(), json);
        var put = new Change.Put(Answers.REPLACED.name(), document, Map.of());
        return answer == null
                ? List.of(put)
                : List.of(put, new Change.Delete(Answers.ANSWERS.name(), id, answer.version()));
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

    private static long rank(@Nullable Document document) {
        return document == null
                ? -1
                : ViewJson.ANSWERS.readValue(document.json(), State.class).rank();
    }

    private static String id(Touch touch) {
        return touch.source() + "/" + touch.id();
    }

    private static String label(StoredAnswer answer) {
        return answer.kind().name().toLowerCase(Locale.ROOT);
    }
}
