package safar.app.access;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.observation.SecurityObservationSettings;
import safar.command.access.AccessModule;
import safar.command.segment.TokenCheck;
import safar.contract.identity.IdentityKey;
import safar.projection.access.TokenView;
import safar.projection.store.ViewStore;

/** Puts together who may do what; every request to the process passes through it. */
@Configuration(proxyBeanMethods = false)
@Import({Gate.class, SessionController.class, SignInPage.class, TokenController.class, TokenList.class})
public class AccessConfiguration {

    @Bean
    IdentityKey identityKey(@Value("${safar.data:data}") Path data, @Value("${safar.identity.key:}") String given)
            throws IOException {
        return new IdentityKeyFile(data).open(Optional.of(given).filter(key -> !key.isBlank()));
    }

    @Bean
    AdminToken adminToken(@Value("${safar.data:data}") Path data, @Value("${safar.admin.token:}") String given)
            throws IOException {
        return new AdminToken(given.isBlank() ? AdminToken.kept(data) : given);
    }

    @Bean
    SignInLink signInLink(@Value("${safar.data:data}") Path data, @Value("${safar.admin.token:}") String given)
            throws IOException {
        return given.isBlank() ? SignInLink.with(AdminToken.kept(data)) : SignInLink.withoutToken();
    }

    @Bean
    IssuedTokens issuedTokens(EventStorageEngine events) {
        return new TokenStreams(events);
    }

    @Bean
    TokenView tokenView(ViewStore store) {
        return new TokenView(store);
    }

    @Bean
    TokenAuthentication tokenAuthentication(AdminToken admin, IssuedTokens issued, Clock clock, OidcSettings oidc) {
        var holders = new ArrayList<TokenHolders>();
        holders.add(admin);
        holders.add(new IssuedTokenHolders(issued, clock));
        oidc.holders().ifPresent(holders::add);
        return new TokenAuthentication(holders);
    }

    @Bean
    OidcSettings oidcSettings(
            @Value("${safar.oidc.issuer:}") String issuer,
            @Value("${safar.oidc.audience:}") String audience,
            @Value("${safar.oidc.roles-claim:roles}") String rolesClaim) {
        return new OidcSettings(issuer, audience, rolesClaim);
    }

    @Bean
    @ConditionalOnExpression("'${safar.oidc.issuer:}' != '' and '${safar.oidc.client-id:}' != ''")
    OidcSignIn oidcSignIn(
            OidcSettings oidc,
            @Value("${safar.oidc.client-id:}") String clientId,
            @Value("${safar.oidc.client-secret:}") String clientSecret,
            @Value("${safar.oidc.scopes:openid profile}") String scopes,
            ConsoleSessions sessions) {
        var client = new OidcSignIn.Client(oidc.issuer(), clientId, clientSecret, List.of(scopes.split(" ", -1)));
        return new OidcSignIn(client, new OidcClaims(oidc.rolesClaim()), sessions);
    }

    @Bean
    TokenCheck tokenCheck(TokenAuthentication tokens) {
        return token -> tokens.holderOf(token).filter(Caller::mayIngest).map(Caller::getName);
    }

    @Bean
    ConsoleSessions consoleSessions() {
        return new ConsoleSessions();
    }

    /** Each filter would be wrapped and timed by itself, of which nobody asks. */
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    AccessModule accessModule() {
        return new AccessModule();
    }

    /** Which issuer of JWTs is trusted, if any. */
    record OidcSettings(String issuer, String audience, String rolesClaim) {

        Optional<TokenHolders> holders() {
            return Optional.of(issuer)
                    .filter(address -> !address.isBlank())
                    .map(address ->
                            OidcHolders.of(address, Optional.of(audience).filter(name -> !name.isBlank()), rolesClaim));
        }
    }
}
