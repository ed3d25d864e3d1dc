package safar.query.replay;

import com.flipkart.zjsonpatch.DiffFlags;
import com.flipkart.zjsonpatch.Jackson3JsonDiff;
import java.util.EnumSet;
import safar.projection.customer.Folded;
import safar.projection.customer.Walk;
import safar.projection.customer.Walk.Move;
import safar.projection.view.ViewJson;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The view of a customer before and after something; before the first fact there is nothing, an empty object. */
record ViewChange(JsonNode before, JsonNode after) {

    static ViewChange of(Walk walk, Move move) {
        return new ViewChange(view(walk, move.before()), view(walk, move.after()));
    }

    static JsonNode view(Walk walk, Folded folded) {
        return folded.last() == null
                ? ViewJson.ANSWERS.createObjectNode()
                : ViewJson.ANSWERS.valueToTree(walk.view(folded));
    }

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
