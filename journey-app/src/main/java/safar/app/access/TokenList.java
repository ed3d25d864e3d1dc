package safar.app.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import safar.contract.access.Actor;
import safar.contract.access.Role;
import safar.contract.access.TokenId;
import safar.projection.access.IssuedToken;
import safar.projection.access.TokenView;
import safar.projection.store.Filter;
import safar.projection.store.Query;
import safar.projection.store.ViewStore;

/** The tokens there are, newest first, as the view remembers them: without secrets, and without their hashes. */
final class TokenList {

    private final ViewStore store;

    TokenList(ViewStore store) {
        this.store = store;
    }

    record Page(List<Item> items, @Nullable String next) {}

    @JsonInclude(Include.NON_NULL)
    record Item(
            TokenId id,
            String name,
            Set<Role> roles,
            Actor issuedBy,
            Instant issuedAt,
            @Nullable Instant expiresAt,
            IssuedToken.@Nullable Revocation revoked) {

        static Item of(IssuedToken token) {
            return new Item(
                    token.id(),
                    token.name(),
                    token.roles(),
                    token.issuedBy(),
                    token.issuedAt(),
                    token.expiresAt(),
                    token.revocation());
        }
    }

    /** One page; {@code cursor} is the end of the page before. */
    Page page(int limit, @Nullable String cursor) {
        var query = Query.of(Filter.everything(), limit).descending("issuedAt").after(cursor);
        var found = store.find(TokenView.ANSWERS.name(), query);
        var items = found.documents().stream()
                .map(document -> Item.of(TokenView.read(document)))
                .toList();
        return new Page(items, found.next());
    }
}
