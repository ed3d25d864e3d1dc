package safar.command.segment;

/** May the bearer of this token write touchpoints? The answer takes as long for a wrong token as for a nearly right one. */
@FunctionalInterface
public interface TokenCheck {
    boolean mayIngest(String token);
}
