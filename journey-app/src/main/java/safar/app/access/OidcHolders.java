package safar.app.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.web.client.RestTemplate;
import safar.contract.access.Actor;
import safar.contract.access.Role;

/** The holders of JWTs of the trusted issuer; their roles are in a claim, and names there that are no roles count for nothing. */
final class OidcHolders implements TokenHolders {

    private static final Pattern JWT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int AT_ONCE = 8;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final JwtDecoder decoder;
    private final String rolesClaim;

    OidcHolders(JwtDecoder decoder, String rolesClaim) {
        this.decoder = decoder;
        this.rolesClaim = rolesClaim;
    }

    /** Trusts the issuer at this address; it is first asked when a JWT comes in, so that starting needs no network. */
    static OidcHolders of(String issuer, Optional<String> audience, String rolesClaim) {
        return new OidcHolders(new SupplierJwtDecoder(() -> decoder(issuer, audience)), rolesClaim);
    }

    private static JwtDecoder decoder(String issuer, Optional<String> audience) {
        var http = new SimpleClientHttpRequestFactory();
        http.setConnectTimeout(PATIENCE);
        http.setReadTimeout(PATIENCE);
        var type = new JwtTypeValidator("JWT", "at+jwt");
        type.setAllowEmpty(true);
        var checks = new ArrayList<OAuth2TokenValidator<Jwt>>(List.of(type, new JwtIssuerValidator(issuer)));
        audience.map(JwtAudienceValidator::new).ifPresent(checks::add);
        var decoder = NimbusJwtDecoder.withIssuerLocation(issuer)
                .restOperations(new RestTemplate(http))
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(checks));
        return decoder;
    }

    @Override
    public Optional<Caller> holderOf(String token) {
        return JWT.matcher(token).matches() ? decoded(token).flatMap(this::caller) : Optional.empty();
    }

    /** Empty when the token is no good; an issuer that does not answer is another matter, and only a few may wait for it. */
    private Optional<Jwt> decoded(String token) {
        if (!entered()) {
            throw new AuthenticationServiceException("expected the token issuer to answer, found too many waiting");
        }
        try {
            return Optional.of(decoder.decode(token));
        } catch (BadJwtException _) {
            return Optional.empty();
        } catch (JwtException | JwtDecoderInitializationException e) {
            throw new AuthenticationServiceException("expected the token issuer to answer", e);
        } finally {
            places.release();
        }
    }

    private boolean entered() {
        try {
            return places.tryAcquire(1, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<Caller> caller(Jwt jwt) {
        return Optional.ofNullable(jwt.getSubject())
                .map(subject -> new Caller(Actor.oidc(subject), title(jwt).orElse(subject), roles(claim(jwt))));
    }

    private static Optional<String> title(Jwt jwt) {
        return Stream.of("name", "preferred_username")
                .flatMap(claim -> Stream.ofNullable(jwt.getClaimAsString(claim)))
                .findFirst();
    }

    /** The claim of that name, or the one that the name leads to when it is a path such as {@code realm_access.roles}. */
    private @Nullable Object claim(Jwt jwt) {
        if (jwt.hasClaim(rolesClaim)) {
            return jwt.getClaim(rolesClaim);
        }
        @Nullable Object found = jwt.getClaims();
        for (var step : rolesClaim.split("\\.", -1)) {
            found = found instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return found;
    }

    private static Set<Role> roles(@Nullable Object claim) {
        var names = switch (claim) {
            case Collection<?> many -> many.stream().map(String::valueOf);
            case String text -> Arrays.stream(text.split(" ", -1));
            case null, default -> Stream.<String>empty();
        };
        return names.flatMap(name -> Role.find(name).stream()).collect(Collectors.toUnmodifiableSet());
    }
}
