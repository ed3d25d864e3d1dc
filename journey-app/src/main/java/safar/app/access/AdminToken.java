package safar.app.access;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import safar.contract.access.Actor;
import safar.contract.access.Role;
import safar.contract.access.SecretHash;

/** The installation's own token, good for as long as the installation has it; only its hash is kept in memory. */
final class AdminToken implements TokenHolders {

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,1000}");

    private final SecretHash hash;
    private final Caller admin = new Caller(Actor.ADMIN, "admin", Set.of(Role.ADMIN));

    AdminToken(String token) {
        if (!FORM.matcher(token).matches()) {
            throw new IllegalArgumentException(
                    "expected an admin token of 1 to 1000 visible ASCII characters, found %d characters"
                            .formatted(token.length()));
        }
        this.hash = SecretHash.of(token);
    }

    /** The admin token that the data folder keeps in {@code admin.token}; made when there is none. */
    static String kept(Path data) throws IOException {
        var file = new SecretFile(data.resolve("admin.token"));
        var kept = file.read();
        if (kept.isPresent()) {
            return kept.get();
        }
        var made = NewSecret.token();
        file.write(made);
        return made;
    }

    @Override
    public Optional<Caller> holderOf(String token) {
        return hash.matches(SecretHash.of(token)) ? Optional.of(admin) : Optional.empty();
    }
}
