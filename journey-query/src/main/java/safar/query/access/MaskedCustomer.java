package safar.query.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import safar.contract.access.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A customer without what says who they are: identifiers keep their kind and a first letter, as in {@code a***@e***}, and of traits only the
 * names remain. A field that is not known to be free of personal data is masked too.
 */
public final class MaskedCustomer {

    private static final Set<Role> SEE_ALL = Set.of(Role.CX, Role.AUDITOR, Role.ADMIN);

    private static final Set<String> FREE_OF_PERSONAL_DATA = Set.of(
            "id",
            "firstSeen",
            "lastSeen",
            "touchpoints",
            "types",
            "channels",
            "lifecycle",
            "purchases",
            "complaints",
            "feedback",
            "loyalty",
            "segments",
            "segmentHistory",
            "consents",
            "position");

    private static final String MASK = "***";

    private MaskedCustomer() {}

    /** Whether this caller sees customers masked: everybody does but those who work with customers. */
    static boolean isFor(HttpServletRequest caller) {
        return !seesAll(caller);
    }

    /** Whether this caller sees customers as they are. */
    public static boolean seesAll(HttpServletRequest caller) {
        return SEE_ALL.stream().anyMatch(role -> caller.isUserInRole(role.name()));
    }

    /** The masked customer; the one given stays as it is. */
    public static ObjectNode of(ObjectNode customer) {
        var masked = JsonNodeFactory.instance.objectNode();
        customer.forEachEntry((name, value) -> masked.set(name, masked(name, value)));
        return masked;
    }

    private static JsonNode masked(String name, JsonNode value) {
        return switch (name) {
            case "identifiers" -> identifiers(value);
            case "traits" -> traits(value);
            default -> FREE_OF_PERSONAL_DATA.contains(name) ? value : hidden();
        };
    }

    private static JsonNode identifiers(JsonNode identifiers) {
        var masked = JsonNodeFactory.instance.arrayNode();
        for (var identifier : identifiers) {
            masked.addObject()
                    .put("type", identifier.path("type").asString(""))
                    .put("value", hint(identifier.path("value").asString("")));
        }
        return masked;
    }

    private static JsonNode traits(JsonNode traits) {
        var masked = JsonNodeFactory.instance.objectNode();
        traits.propertyNames().forEach(name -> masked.set(name, hidden()));
        return masked;
    }

    /** The first letter, and of an address that of its domain as well. */
    private static String hint(String value) {
        var at = value.lastIndexOf('@');
        return at < 0 ? start(value) : start(value.substring(0, at)) + "@" + start(value.substring(at + 1));
    }

    private static String start(String text) {
        return text.isEmpty() ? MASK : text.substring(0, text.offsetByCodePoints(0, 1)) + MASK;
    }

    private static JsonNode hidden() {
        return StringNode.valueOf(MASK);
    }
}
