package safar.projection.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import safar.contract.Recorded;
import safar.contract.View;
import safar.contract.access.TokenEvent;
import safar.projection.store.Change;
import safar.projection.store.CollectionSpec;
import safar.projection.store.Document;
import safar.projection.store.Field;
import safar.projection.store.ViewStore;
import safar.projection.view.BatchView;
import safar.projection.view.Digest;
import safar.projection.view.ViewJson;

/** Keeps the list of tokens; whether one is good is asked of its stream, never of this list. */
public final class TokenView implements BatchView {

    public static final String NAME = "tokens";

    /** One document per token, under the token's id. */
    public static final CollectionSpec ANSWERS = new CollectionSpec(
            "tokens-v1", Field.time("issuedAt").sorted(), Field.text("digest").carried());

    private final ViewStore store;

    public TokenView(ViewStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public CollectionSpec answers() {
        return ANSWERS;
    }

    @Override
    public boolean reads(Object event) {
        return event instanceof TokenEvent;
    }

    @Override
    public List<String> streams() {
        return List.of("token/");
    }

    @Override
    public Collection<Change> fold(List<Recorded<?>> batch) {
        var news = new LinkedHashMap<String, List<Recorded<TokenEvent>>>();
        for (var recorded : batch) {
            if (recorded.event() instanceof TokenEvent event) {
                news.computeIfAbsent(event.id().value(), _ -> new ArrayList<>())
                        .add(new Recorded<>(recorded.id(), recorded.position(), recorded.at(), event));
            }
        }
        if (news.isEmpty()) {
            return List.of();
        }
        var known = store.get(ANSWERS.name(), news.keySet());
        var changes = new ArrayList<Change>();
        news.forEach((id, events) -> {
            var before = known.get(id);
            var token = Optional.ofNullable(before).map(TokenView::read);
            var directory = new View<>(token, TokenDirectory.VIEW.evolve());
            directory
                    .replay(events.stream())
                    .filter(after -> !Optional.of(after).equals(token))
                    .ifPresent(after -> changes.add(put(id, before, after)));
        });
        return changes;
    }

    private static Change put(String id, @Nullable Document before, IssuedToken token) {
        var json = ViewJson.ANSWERS.writeValueAsBytes(token);
        var document = new Document(id, before == null ? 0 : before.version(), json);
        return new Change.Put(
                ANSWERS.name(), document, Map.of("issuedAt", token.issuedAt(), "digest", Digest.of(json)));
    }

    /** The token that a document holds. */
    public static IssuedToken read(Document document) {
        return ViewJson.ANSWERS.readValue(document.json(), IssuedToken.class);
    }
}
