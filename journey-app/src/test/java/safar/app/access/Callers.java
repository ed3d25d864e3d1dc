package safar.app.access;

import java.util.Set;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import safar.contract.access.Actor;
import safar.contract.access.Role;

/** Somebody who has shown who they are. */
public final class Callers {

    private Callers() {}

    public static Authentication person(String name, Role... roles) {
        return new TestingAuthenticationToken(new Caller(Actor.oidc(name), name, Set.of(roles)), null);
    }
}
