package safar.projection.view;

/**
 * An event that stands in the store but cannot be read as one.
 *
 * @param stream the event stream in which it stands, by which it is known what it is about
 * @param problem why it cannot be read
 */
public record Unreadable(String stream, String type, String problem) {}
