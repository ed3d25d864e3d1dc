package safar.command.segment;

import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.filter.FilteringParserDelegate;
import tools.jackson.core.filter.JsonPointerBasedFilter;
import tools.jackson.core.filter.TokenFilter.Inclusion;
import tools.jackson.databind.json.JsonMapper;

/** The key that a library puts into the body when it sends no header, found without building anything of the body. */
final class WriteKey {

    private static final JsonPointerBasedFilter PLACE = new JsonPointerBasedFilter(JsonPointer.compile("/writeKey"));

    private WriteKey() {}

    static Optional<String> in(byte[] body, JsonMapper json) {
        try (var parser =
                new FilteringParserDelegate(json.createParser(body), PLACE, Inclusion.ONLY_INCLUDE_ALL, false)) {
            return parser.nextToken() == JsonToken.VALUE_STRING ? Optional.of(parser.getString()) : Optional.empty();
        }
    }
}
