package safar.query.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import safar.contract.identity.Identifier;
import safar.contract.identity.IdentifierRef;
import safar.contract.identity.IdentityKey;
import safar.contract.identity.Pair;
import safar.query.QueryProblem;

/** {@code POST /api/identity/preview}: what linking or unlinking two identifiers would change; nothing is recorded. */
@RestController
final class PreviewController {

    private final IdentityKey key;
    private final Previews previews;

    PreviewController(IdentityKey key, Previews previews) {
        this.key = key;
        this.previews = previews;
    }

    /** Two identifiers, and {@code link} or {@code unlink}; left out, whichever of both would change something. */
    record Asked(
            @Nullable String a,
            @Nullable String b,
            @Nullable String change) {}

    @PostMapping("/api/identity/preview")
    Previews.Preview preview(@RequestBody Asked asked) {
        var one = ref("a", asked.a());
        var other = ref("b", asked.b());
        if (one.equals(other)) {
            throw invalid("b", "expected another identifier than a");
        }
        var link = Optional.ofNullable(asked.change()).map(PreviewController::isLink);
        return previews.of(Pair.of(one, other), link);
    }

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException e) {
        return QueryProblem.of(
                        HttpStatus.BAD_REQUEST,
                        "unreadable",
                        "expected {\"a\": \"email:…\", \"b\": \"phone:…\", \"change\"?: \"link\" or \"unlink\"}")
                .getBody();
    }

    private IdentifierRef ref(String name, @Nullable String text) {
        try {
            var identifier = Identifier.parse(text == null ? "" : text);
            return new IdentifierRef(identifier.type(), key.stream(identifier));
        } catch (IllegalArgumentException e) {
            throw invalid(name, String.valueOf(e.getMessage()));
        }
    }

    private static boolean isLink(String change) {
        return switch (change) {
            case "link" -> true;
            case "unlink" -> false;
            default -> throw invalid("change", "expected link or unlink, found '%s'".formatted(change));
        };
    }

    private static RuntimeException invalid(String field, String detail) {
        return QueryProblem.of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-pair", "/%s: %s".formatted(field, detail));
    }
}
