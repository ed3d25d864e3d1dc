package safar.command.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import safar.contract.identity.Identifier;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.IdentityEvent.Grounds;
import safar.contract.identity.IdentityKey;
import safar.contract.identity.Pair;

/** Two identifiers as a person names them, {@code email:ada@example.org}, and why they are to be linked or unlinked. */
record PairRequest(
        @Nullable String a, @Nullable String b, @Nullable String reason) {

    static final int MAX_REASON_LENGTH = 1_000;

    /** A field that is not as it should be, by its JSON pointer. */
    record FieldError(String pointer, String detail) {}

    /** What is wrong with it; nothing when it can be read. */
    List<FieldError> errors() {
        var errors = new ArrayList<FieldError>();
        var named = new LinkedHashMap<String, @Nullable String>();
        named.put("/a", a);
        named.put("/b", b);
        named.forEach((pointer, text) -> {
            try {
                Identifier.parse(text == null ? "" : text);
            } catch (IllegalArgumentException e) {
                errors.add(new FieldError(pointer, String.valueOf(e.getMessage())));
            }
        });
        if (errors.isEmpty() && first().equals(second())) {
            errors.add(new FieldError("/b", "expected another identifier than a"));
        }
        if (reason != null && reason.length() > MAX_REASON_LENGTH) {
            errors.add(new FieldError(
                    "/reason",
                    "expected at most %d characters, found %d".formatted(MAX_REASON_LENGTH, reason.length())));
        }
        return errors;
    }

    Pair pair(IdentityKey key) {
        return Pair.of(ref(first(), key), ref(second(), key));
    }

    /** The identifiers in words, in the order of the pair. */
    Grounds grounds(IdentityKey key) {
        var words = Map.of(ref(first(), key), first().value(), ref(second(), key), second().value());
        var pair = pair(key);
        var why = reason == null || reason.isBlank() ? null : reason.strip();
        return new Grounds(words.getOrDefault(pair.a(), ""), words.getOrDefault(pair.b(), ""), why);
    }

    private Identifier first() {
        return Identifier.parse(String.valueOf(a));
    }

    private Identifier second() {
        return Identifier.parse(String.valueOf(b));
    }

    private static IdentifierRef ref(Identifier identifier, IdentityKey key) {
        return new IdentifierRef(identifier.type(), key.stream(identifier));
    }
}
