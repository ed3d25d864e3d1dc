package safar.app.evidence;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import safar.query.QueryProblem;

/** {@code POST /api/transparency/keys}: another key signs from now on. */
@RestController
final class KeyController {

    private final Notary notary;

    KeyController(Notary notary) {
        this.notary = notary;
    }

    /** The key that signs, and the note by which the one before says so. */
    record Replaced(String key, String succession) {}

    @PostMapping("/api/transparency/keys")
    @ResponseStatus(HttpStatus.CREATED)
    Replaced replace() {
        try {
            var succession = notary.replaceKey();
            return new Replaced(notary.signer().key().toString(), succession.toString());
        } catch (KeyGivenException e) {
            throw QueryProblem.of(HttpStatus.CONFLICT, "key-given", String.valueOf(e.getMessage()));
        }
    }
}
