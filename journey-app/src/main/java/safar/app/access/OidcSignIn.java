package safar.app.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Signing in to the console at an OpenID Connect provider: the code flow with PKCE, state and nonce, after which a session begins. */
final class OidcSignIn {

    static final String START = "/sign-in/oidc";

    private static final Logger logger = LoggerFactory.getLogger(OidcSignIn.class);
    private static final String BACK = START + "/back";

    private final Client client;
    private final OidcClaims claims;
    private final ConsoleSessions sessions;

    OidcSignIn(Client client, OidcClaims claims, ConsoleSessions sessions) {
        this.client = client;
        this.claims = claims;
        this.sessions = sessions;
    }

    /** As what this installation is registered at the provider; a client without a secret is a public one. */
    record Client(String issuer, String id, String secret, List<String> scopes) {

        /** Asks the provider for its addresses. */
        ClientRegistration registration() {
            return ClientRegistrations.fromIssuerLocation(issuer)
                    .registrationId("oidc")
                    .clientId(id)
                    .clientSecret(secret)
                    .clientAuthenticationMethod(
                            secret.isEmpty()
                                    ? ClientAuthenticationMethod.NONE
                                    : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .scope(scopes)
                    .redirectUri("{baseUrl}" + BACK)
                    .build();
        }
    }

    /** The provider is first asked when somebody signs in, so that starting needs no network. */
    void addTo(HttpSecurity http) {
        var registrations = new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(client.registration()));
        http.oauth2Login(login -> login.clientRegistrationRepository(registrations)
                .authorizedClientRepository(new NothingKept())
                .loginPage("/sign-in")
                .authorizationEndpoint(start -> start.authorizationRequestResolver(resolver(registrations))
                        .authorizationRequestRepository(new SignInsUnderway()))
                .redirectionEndpoint(back -> back.baseUri(BACK))
                .successHandler(this::signedIn)
                .failureHandler(OidcSignIn::failed)
                .withObjectPostProcessor(new FailureShown()));
    }

    private static OAuth2AuthorizationRequestResolver resolver(ClientRegistrationRepository registrations) {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(registrations, "/sign-in");
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return resolver;
    }

    private void signedIn(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var caller = authentication.getPrincipal() instanceof OidcUser user
                ? claims.caller(user.getClaims()).filter(one -> !one.roles().isEmpty())
                : Optional.<Caller>empty();
        if (caller.isEmpty()) {
            response.sendRedirect("/sign-in#problem=no-role");
            return;
        }
        var cookie = sessions.begin(TokenAuthentication.known(caller.get()), request);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        response.sendRedirect("/sign-in#signed-in");
    }

    private static void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        logger.warn("signing in by OpenID Connect failed: {}", e.getMessage());
        response.sendRedirect("/sign-in#problem=provider");
    }

    /** Leads back to the sign-in page when the provider cannot be reached, too. */
    private static final class FailureShown implements ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> {
        @Override
        public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
            filter.setAuthenticationFailureHandler(OidcSignIn::failed);
            return filter;
        }
    }

    /** Nothing is asked of the provider after somebody is signed in, so its tokens are let go. */
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // so it is in the interface
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {
            // let go
        }

        @Override
        public void removeAuthorizedClient(
                String registration,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {
            // there is none
        }
    }
}
