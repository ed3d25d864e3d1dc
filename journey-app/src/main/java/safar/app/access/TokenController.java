package safar.app.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import safar.command.access.TokenCommand;
import safar.command.access.TokenCommand.RevokeToken;
import safar.contract.access.Actor;
import safar.contract.access.Role;
import safar.contract.access.SecretHash;
import safar.contract.access.TokenId;

/** Creates, lists and revokes tokens; a token itself is in the answer to its creation and nowhere else. */
@RestController
@RequestMapping("/api/tokens")
final class TokenController {

    private static final long SECONDS = 10;

    private final CommandGateway commands;
    private final IssuedTokens tokens;
    private final TokenList list;
    private final Clock clock;

    TokenController(CommandGateway commands, IssuedTokens tokens, TokenList list, Clock clock) {
        this.commands = commands;
        this.tokens = tokens;
        this.list = list;
        this.clock = clock;
    }

    /** The one answer that holds the token. */
    @JsonInclude(Include.NON_NULL)
    record Created(
            TokenId id,
            String name,
            Set<Role> roles,
            @Nullable Instant expiresAt,
            String token) {}

    @PostMapping
    ResponseEntity<?> create(@RequestBody NewToken body, Principal caller) throws Exception {
        var errors = body.errors(clock.instant());
        if (!errors.isEmpty()) {
            var problem =
                    problem(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-token", "The token cannot be issued like this");
            problem.setProperty("errors", errors);
            return ResponseEntity.of(problem).build();
        }
        var token = NewSecret.token();
        var command = body.toCommand(SecretHash.of(token), new Actor(caller.getName()));
        decide(command);
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new Created(command.id(), command.name(), command.roles(), command.expiresAt(), token));
    }

    @GetMapping
    ResponseEntity<?> list(@RequestParam(defaultValue = "100") int limit, @RequestParam Optional<String> cursor) {
        try {
            return ResponseEntity.ok(list.page(limit, cursor.orElse(null)));
        } catch (IllegalArgumentException e) {
            var problem = problem(HttpStatus.BAD_REQUEST, "invalid-parameter", "There is no such page");
            problem.setDetail(e.getMessage());
            return ResponseEntity.of(problem).build();
        }
    }

    @DeleteMapping("/{id}")
    ResponseEntity<?> revoke(@PathVariable String id, Principal caller) throws Exception {
        if (!TokenId.isTokenId(id) || tokens.byId(new TokenId(id)).isEmpty()) {
            return ResponseEntity.of(problem(HttpStatus.NOT_FOUND, "not-found", "There is no such token"))
                    .build();
        }
        decide(new RevokeToken(new TokenId(id), new Actor(caller.getName())));
        return ResponseEntity.noContent().build();
    }

    @ExceptionHandler
    ResponseEntity<?> unreadable(HttpMessageNotReadableException e) {
        var problem = problem(HttpStatus.BAD_REQUEST, "unreadable", "The body cannot be read");
        problem.setDetail("expected {\"name\": \"…\", \"roles\": [\"…\"], \"expiresAt\"?: \"…\"}");
        return ResponseEntity.of(problem).build();
    }

    private void decide(TokenCommand command) throws Exception {
        commands.send(command).get(SECONDS, TimeUnit.SECONDS);
    }

    private static ProblemDetail problem(HttpStatus status, String type, String title) {
        var problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("/problems/" + type));
        problem.setTitle(title);
        return problem;
    }
}
