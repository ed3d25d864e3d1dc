package safar.projection.view;

/** Whether this node is the one that keeps the views up, and does what follows from them; one of several nodes is. */
@FunctionalInterface
public interface Duty {

    boolean isHeld();
}
