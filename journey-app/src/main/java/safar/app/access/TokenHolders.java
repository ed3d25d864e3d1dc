package safar.app.access;

import java.util.Optional;

/** Knows whose a token is, or that it is nobody's. */
@FunctionalInterface
interface TokenHolders {

    Optional<Caller> holderOf(String token);
}
