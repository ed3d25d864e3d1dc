package safar.app.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import safar.contract.access.Actor;
import safar.contract.access.Role;

/**
 * What an issuer says of somebody, as a caller; names among the roles that are no roles count for nothing.
 *
 * @param rolesClaim the claim with the roles, or a path to it such as {@code realm_access.roles}
 */
record OidcClaims(String rolesClaim) {

    /** The caller; empty when the claims name nobody. */
    Optional<Caller> caller(Map<String, Object> claims) {
        return text(claims, "sub")
                .map(subject -> new Caller(
                        Actor.oidc(subject),
                        Stream.of("name", "preferred_username")
                                .flatMap(claim -> text(claims, claim).stream())
                                .findFirst()
                                .orElse(subject),
                        roles(claim(claims))));
    }

    private static Optional<String> text(Map<String, Object> claims, String name) {
        return Optional.ofNullable(claims.get(name)).map(String::valueOf);
    }

    /** The claim of that name, or the one that the name leads to when it is a path. */
    private @Nullable Object claim(Map<String, Object> claims) {
        if (claims.containsKey(rolesClaim)) {
            return claims.get(rolesClaim);
        }
        @Nullable Object found = claims;
        for (var step : rolesClaim.split("\\.", -1)) {
            found = found instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return found;
    }

    private static Set<Role> roles(@Nullable Object claim) {
        var names = switch (claim) {
            case Collection<?> many -> many.stream().map(String::valueOf);
            case String text -> Arrays.stream(text.split(" ", -1));
            case null, default -> Stream.<String>empty();
        };
        return names.flatMap(name -> Role.find(name).stream()).collect(Collectors.toUnmodifiableSet());
    }
}
