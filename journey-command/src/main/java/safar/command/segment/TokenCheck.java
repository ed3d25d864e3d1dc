package safar.command.segment;

import java.util.Optional;

/** Who sends with this token, when its bearer may write touchpoints? The answer takes as long for a wrong token as for a nearly right one. */
@FunctionalInterface
public interface TokenCheck {
    Optional<String> sender(String token);
}
