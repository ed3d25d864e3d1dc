package safar.app.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import safar.contract.access.Role;

/** The way into the process: whose token it is, whether a change by cookie is meant, and what the table of rules says. */
@Configuration(proxyBeanMethods = false)
class Gate {

    private static final String CONTENT_POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain gate(
            HttpSecurity http, TokenAuthentication tokens, ConsoleSessions sessions, Optional<OidcSignIn> signIn) {
        var csrf = new SessionCsrf(sessions);
        signIn.ifPresent(oidc -> oidc.addTo(http));
        return http.authorizeHttpRequests(Gate::rules)
                .addFilterAt(tokenFilter(tokens, sessions), BasicAuthenticationFilter.class)
                .csrf(change -> change.csrfTokenRepository(csrf)
                        .csrfTokenRequestHandler(csrf)
                        .requireCsrfProtectionMatcher(csrf::isNeeded))
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint(Gate::unauthenticated).accessDeniedHandler(Gate::forbidden))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    RequestRejectedHandler rejectedRequests() {
        return (request, response, e) -> Refusals.MALFORMED_REQUEST.write(response);
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        // what an allowed request leads to inside the server
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll();
        requests.requestMatchers(AccessRules::isOpen).permitAll();
        for (var rule : AccessRules.TOKEN_IN_BODY) {
            requests.requestMatchers(rule::covers)
                    .access(AuthorizationManagers.anyOf(
                            AuthenticatedAuthorizationManager.anonymous(),
                            AuthorityAuthorizationManager.hasAnyRole(rule.roleNames())));
        }
        for (var rule : AccessRules.TABLE) {
            requests.requestMatchers(rule::covers).hasAnyRole(rule.roleNames());
        }
        requests.anyRequest().denyAll();
    }

    private static AuthenticationFilter tokenFilter(TokenAuthentication tokens, ConsoleSessions sessions) {
        var filter = new AuthenticationFilter(tokens, request -> presented(request, sessions));
        filter.setRequestMatcher(request -> !AccessRules.isOpen(request));
        filter.setSuccessHandler((request, response, authentication) -> {});
        filter.setFailureHandler(Gate::unauthenticated);
        return filter;
    }

    private static @Nullable Authentication presented(HttpServletRequest request, ConsoleSessions sessions) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null
                ? PresentedToken.in(header)
                : sessions.of(request).map(ConsoleSessions.Session::presented).orElse(null);
    }

    private static void unauthenticated(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e) throws IOException {
        if (isPageOfTheConsole(request)) {
            response.sendRedirect("/sign-in#next=" + URLEncoder.encode(address(request), StandardCharsets.UTF_8));
            return;
        }
        (e instanceof AuthenticationServiceException ? Refusals.ISSUER_UNAVAILABLE : Refusals.UNAUTHENTICATED)
                .write(response);
    }

    /** A person who follows a link is led to where they can sign in, and from there to what they wanted. */
    private static boolean isPageOfTheConsole(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && request.getMethod().equals("GET")
                && (request.getRequestURI().equals("/")
                        || request.getRequestURI().equals("/console")
                        || request.getRequestURI().startsWith("/console/"))
                && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE);
    }

    private static String address(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    private static void forbidden(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        refusal(request, e).write(response);
    }

    /** Whoever may do everything learns that there is nothing, all others only that it is not for them. */
    private static Refusals refusal(HttpServletRequest request, AccessDeniedException e) {
        if (e instanceof CsrfException) {
            return Refusals.CSRF;
        }
        return request.isUserInRole(Role.ADMIN.name()) && !AccessRules.isKnown(request)
                ? Refusals.NOT_FOUND
                : Refusals.FORBIDDEN;
    }
}
