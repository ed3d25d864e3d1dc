package safar.query.replay;

import com.flipkart.zjsonpatch.DiffFlags;
import com.flipkart.zjsonpatch.Jackson3JsonDiff;
import java.util.EnumSet;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The view of a customer before and after something. */
record ViewChange(JsonNode before, JsonNode after) {

    /** Whether the value at this place is another one. */
    boolean touches(JsonPointer place) {
        return !before.at(place).equals(after.at(place));
    }

    /** The change as RFC 6902 has it, in additions, removals and replacements alone. */
    JsonNode patch() {
        return Jackson3JsonDiff.asJson(
                before, after, EnumSet.of(DiffFlags.OMIT_MOVE_OPERATION, DiffFlags.OMIT_COPY_OPERATION));
    }
}
