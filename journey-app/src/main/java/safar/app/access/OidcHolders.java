package safar.app.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
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

/** The holders of JWTs of the trusted issuer; their roles are in a claim, and names there that are no roles count for nothing. */
final class OidcHolders implements TokenHolders {

    private static final Pattern JWT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int AT_ONCE = 8;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final JwtDecoder decoder;
    private final OidcClaims claims;

    OidcHolders(JwtDecoder decoder, String rolesClaim) {
        this.decoder = decoder;
        this.claims = new OidcClaims(rolesClaim);
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
        return JWT.matcher(token).matches()
                ? decoded(token).flatMap(jwt -> claims.caller(jwt.getClaims()))
                : Optional.empty();
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
}
