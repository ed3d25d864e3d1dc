package safar.app.segment;

import java.net.URI;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A running server to which libraries deliver by its address and a token, and which tells what it took. */
interface SegmentServer extends AutoCloseable {

    URI url();

    String token();

    /** The touchpoints taken so far, in the form of {@code POST /api/touchpoints}. */
    List<JsonNode> delivered();

    @Override
    void close();
}
