package safar.command.segment;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import safar.command.ingest.RefusedRequestException;
import safar.contract.access.Role;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads bodies as JSON whatever their content type says, for those who may write: signed in before, or by the key in the body. */
final class SegmentBodies {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final TokenCheck tokens;

    SegmentBodies(TokenCheck tokens) {
        this.tokens = tokens;
    }

    /** A body, and who sent it. */
    record Sent(String sender, ObjectNode json) {}

    Sent read(HttpServletRequest request) {
        try {
            var bytes = request.getInputStream().readAllBytes();
            var sender = sender(request, bytes);
            if (JSON.readTree(bytes) instanceof ObjectNode body) {
                return new Sent(sender, body);
            }
            throw RefusedRequestException.unreadable("expected a JSON object, found something else");
        } catch (JacksonException malformed) {
            throw RefusedRequestException.malformed(malformed);
        } catch (NumberFormatException beyondMeasure) {
            throw RefusedRequestException.unreadable("expected JSON, found a number beyond all measure");
        } catch (IOException broken) {
            throw RefusedRequestException.unreadable("expected a whole body, found a damaged one");
        }
    }

    private String sender(HttpServletRequest request, byte[] body) {
        var signedIn = request.getUserPrincipal();
        if (signedIn == null) {
            return WriteKey.in(body, JSON)
                    .flatMap(tokens::sender)
                    .orElseThrow(
                            () -> RefusedRequestException.unauthorized("expected a token as user name or as writeKey"));
        }
        if (!request.isUserInRole(Role.INGEST.name()) && !request.isUserInRole(Role.ADMIN.name())) {
            throw RefusedRequestException.forbidden("expected a token with role ingest");
        }
        return signedIn.getName();
    }
}
