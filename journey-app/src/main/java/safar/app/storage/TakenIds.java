package safar.app.storage;

/**
 * Where an event store does not refuse a known event id by itself, each id of a touchpoint has a stream of its own with one event, so that
 * nobody can use it again. These events mean nothing else.
 */
public final class TakenIds {

    /** The type of the events and of their streams. */
    public static final String TYPE = "event-id-taken";

    private static final String BEGINNING = "taken/";

    private TakenIds() {}

    public static String streamName(String eventId) {
        return BEGINNING + eventId;
    }

    public static boolean isOne(String stream) {
        return stream.startsWith(BEGINNING);
    }
}
