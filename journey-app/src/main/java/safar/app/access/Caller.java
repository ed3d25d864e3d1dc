package safar.app.access;

import java.security.Principal;
import java.util.Set;
import safar.contract.access.Actor;
import safar.contract.access.Role;

/** Who is asking: the actor that is recorded with what they do, the name to show, and their roles. */
record Caller(Actor actor, String title, Set<Role> roles) implements Principal {

    private static final Set<Role> WRITERS = Set.of(Role.INGEST, Role.ADMIN);

    @Override
    public String getName() {
        return actor.name();
    }

    boolean mayIngest() {
        return roles.stream().anyMatch(WRITERS::contains);
    }
}
