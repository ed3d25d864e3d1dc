package safar.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;
import safar.contract.access.Actor;
import safar.contract.access.Role;

class OidcHoldersTest {

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private RSAKey key;
    private String issuer;

    @BeforeEach
    void start() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("k1").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        answer("/.well-known/openid-configuration", """
                {"issuer": "%s", "jwks_uri": "%s/keys", "subject_types_supported": ["public"]}""".formatted(issuer, issuer));
        answer("/keys", new JWKSet(key.toPublicJWK()).toString());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_signed_token_of_the_issuer_brings_its_subject_and_its_roles() throws Exception {
        var token = signed(
                claims().claim("roles", List.of("cx", "marketer", "superuser")).claim("name", "Ada"));

        assertThat(trusting("roles").holderOf(token))
                .contains(new Caller(Actor.oidc("u-17"), "Ada", Set.of(Role.CX, Role.MARKETER)));
    }

    @Test
    void the_roles_may_be_in_another_claim_a_nested_one_or_one_text() throws Exception {
        assertThat(roles("realm_access.roles", claims().claim("realm_access", Map.of("roles", List.of("auditor")))))
                .containsExactly(Role.AUDITOR);
        assertThat(roles("https://safar.example/roles", claims().claim("https://safar.example/roles", List.of("cx"))))
                .containsExactly(Role.CX);
        assertThat(roles("scope", claims().claim("scope", "openid ingest"))).containsExactly(Role.INGEST);
        assertThat(roles("roles", claims())).isEmpty();
        assertThat(roles("roles", claims().claim("roles", 7))).isEmpty();
    }

    @Test
    void access_tokens_of_rfc_9068_are_taken_too() throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").type(new JOSEObjectType("at+jwt"));
        var token = new SignedJWT(header.build(), claims().build());
        token.sign(new RSASSASigner(key));

        assertThat(trusting("roles").holderOf(token.serialize())).isPresent();
    }

    @Test
    void nothing_is_fetched_before_the_first_token_and_then_only_once() throws Exception {
        var holders = trusting("roles");
        assertThat(holders.holderOf(NewSecret.token())).isEmpty();
        assertThat(asked).hasValue(0);

        assertThat(holders.holderOf(signed(claims()))).isPresent();
        assertThat(holders.holderOf(signed(claims()))).isPresent();
        assertThat(asked.get()).isEqualTo(2);
    }

    @Test
    void forged_expired_and_foreign_tokens_are_nobodys() throws Exception {
        var holders = trusting("roles");
        var stranger = new RSAKeyGenerator(2048).keyID("k1").generate();
        var past = Date.from(Instant.now().minus(Duration.ofMinutes(5)));
        var good = signed(claims().claim("roles", List.of("admin")));
        var publicKey = key.toRSAPublicKey().getEncoded();
        var confused = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(), claims().build());
        confused.sign(new MACSigner(publicKey));

        assertThat(holders.holderOf(signed(claims(), stranger))).isEmpty();
        assertThat(holders.holderOf(signed(claims().expirationTime(past)))).isEmpty();
        assertThat(holders.holderOf(signed(claims().issuer("http://127.0.0.1:1"))))
                .isEmpty();
        assertThat(holders.holderOf(signed(claims().subject(null)))).isEmpty();
        assertThat(holders.holderOf(confused.serialize())).isEmpty();
        assertThat(holders.holderOf(new PlainJWT(claims().build()).serialize() + "x"))
                .isEmpty();
        assertThat(holders.holderOf(good.substring(0, good.lastIndexOf('.') + 1) + "AAAA"))
                .isEmpty();
    }

    @Test
    void a_token_for_another_audience_is_nobodys_when_one_is_set() throws Exception {
        var holders = OidcHolders.of(issuer, Optional.of("safar"), "roles");

        assertThat(holders.holderOf(signed(claims().audience("safar")))).isPresent();
        assertThat(holders.holderOf(signed(claims().audience("payroll")))).isEmpty();
        assertThat(holders.holderOf(signed(claims()))).isEmpty();
    }

    @Test
    void an_issuer_that_does_not_answer_is_no_verdict_on_the_token() throws Exception {
        var token = signed(claims());
        var holders = trusting("roles");
        server.stop(0);

        assertThatExceptionOfType(AuthenticationServiceException.class).isThrownBy(() -> holders.holderOf(token));
    }

    private OidcHolders trusting(String rolesClaim) {
        return OidcHolders.of(issuer, Optional.empty(), rolesClaim);
    }

    private Set<Role> roles(String claim, JWTClaimsSet.Builder claims) throws JOSEException {
        return trusting(claim).holderOf(signed(claims)).orElseThrow().roles();
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("u-17")
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))));
    }

    private String signed(JWTClaimsSet.Builder claims) throws JOSEException {
        return signed(claims, key);
    }

    private static String signed(JWTClaimsSet.Builder claims, RSAKey by) throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), claims.build());
        token.sign(new RSASSASigner(by));
        return token.serialize();
    }

    private void answer(String path, String json) {
        server.createContext(path, exchange -> {
            asked.incrementAndGet();
            var bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            try (var body = exchange.getResponseBody()) {
                body.write(bytes);
            }
        });
    }
}
