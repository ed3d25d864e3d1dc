package safar.command.policy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import safar.command.Refusal;
import safar.contract.policy.PolicyEvent.PolicyPublished;
import safar.contract.policy.PolicyName;
import safar.contract.policy.PolicyProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Why a policy is not published, as RFC 9457 has it. */
final class PolicyRefusal {

    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"?(\\d{1,9})\"?");

    private PolicyRefusal() {}

    static ErrorResponseException unknown(String name, List<PolicyName> known) {
        return Refusal.of(
                HttpStatus.NOT_FOUND, "not-found", "there is no policy '%s'; there are %s".formatted(name, known));
    }

    static ErrorResponseException longNote(int most) {
        return Refusal.of(
                HttpStatus.BAD_REQUEST, "invalid-parameter", "note: expected at most %d characters".formatted(most));
    }

    static ErrorResponseException another(PolicyName name, int version) {
        return Refusal.of(
                HttpStatus.PRECONDITION_FAILED,
                "another-version",
                "version %d of the policy %s is in force; read it and publish again".formatted(version, name));
    }

    static ErrorResponseException unfit(List<PolicyProblem> problems) {
        return Refusal.unfit("invalid-policy", problems);
    }

    static int version(String ifMatch) {
        var version = VERSION.matcher(ifMatch.strip());
        if (!version.matches()) {
            throw Refusal.of(
                    HttpStatus.BAD_REQUEST,
                    "invalid-parameter",
                    "If-Match: expected a version such as \"3\", found '%s'".formatted(ifMatch));
        }
        return Integer.parseInt(version.group(1));
    }

    /** Refuses what is no YAML, or none with an object at its root. */
    static void refuseUnreadable(String document) {
        refuseLarge(document);
        unreadable(document).ifPresent(detail -> {
            throw Refusal.of(HttpStatus.BAD_REQUEST, "unreadable-body", detail);
        });
    }

    static void refuseLarge(String document) {
        if (document.length() > PolicyPublished.MAX_DOCUMENT) {
            throw Refusal.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "body-too-large",
                    "expected a document of at most %d characters".formatted(PolicyPublished.MAX_DOCUMENT));
        }
    }

    /** Why a document cannot be read as YAML with an object at its root; empty when it can. */
    static Optional<String> unreadable(String document) {
        try {
            return YAMLMapper.shared().readTree(document).isObject()
                    ? Optional.empty()
                    : Optional.of("expected an object in JSON or YAML");
        } catch (JacksonException e) {
            var place = e.getLocation();
            return Optional.of(
                    place == null
                            ? "expected JSON or YAML, found an error"
                            : "expected JSON or YAML, found an error in line %d, column %d"
                                    .formatted(place.getLineNr(), place.getColumnNr()));
        }
    }
}
