package safar.app.access;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import safar.command.access.TokenCommand.IssueToken;
import safar.contract.access.Actor;
import safar.contract.access.Role;
import safar.contract.access.SecretHash;

/** The body that asks for a token; what nobody expects in it is an error, so that a misspelt expiry does not make a token without end. */
record NewToken(
        @Nullable String name,
        @Nullable List<@Nullable String> roles,
        @Nullable String expiresAt,
        @JsonAnySetter Map<String, Object> unexpected) {

    NewToken {
        unexpected = new LinkedHashMap<>(unexpected);
    }

    /** A field that is not as it should be, by its JSON pointer. */
    record FieldError(String pointer, String detail) {}

    List<FieldError> errors(Instant now) {
        var errors = new ArrayList<FieldError>();
        if (name == null || name.isBlank() || name.strip().length() > IssueToken.MAX_NAME_LENGTH) {
            errors.add(new FieldError("/name", "expected 1 to %d characters".formatted(IssueToken.MAX_NAME_LENGTH)));
        }
        if (roles == null || roles.isEmpty()) {
            errors.add(new FieldError("/roles", "expected one role or several"));
        } else {
            IntStream.range(0, roles.size())
                    .filter(i -> role(roles.get(i)).isEmpty())
                    .mapToObj(i -> new FieldError("/roles/" + i, "expected one of " + labels()))
                    .forEach(errors::add);
        }
        if (expiresAt != null && expiry().filter(now::isBefore).isEmpty()) {
            errors.add(new FieldError("/expiresAt", "expected a time of RFC 3339 in the future"));
        }
        unexpected.keySet().forEach(field -> errors.add(new FieldError("/" + escaped(field), "is not expected here")));
        return errors;
    }

    /** The command that this body asks for when it has no errors. */
    IssueToken toCommand(SecretHash hash, Actor by) {
        var granted = Objects.requireNonNull(roles).stream()
                .flatMap(role -> role(role).stream())
                .collect(Collectors.toUnmodifiableSet());
        return new IssueToken(Objects.requireNonNull(name).strip(), granted, hash, by, expiry().orElse(null));
    }

    private Optional<Instant> expiry() {
        try {
            return Optional.ofNullable(expiresAt).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Role> role(@Nullable String label) {
        return Optional.ofNullable(label).flatMap(Role::find);
    }

    private static String labels() {
        return Arrays.stream(Role.values()).map(Role::label).collect(Collectors.joining(", "));
    }

    private static String escaped(String field) {
        return field.replace("~", "~0").replace("/", "~1");
    }
}
