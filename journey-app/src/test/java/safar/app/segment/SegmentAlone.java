package safar.app.segment;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.SecurityFilterChain;
import safar.command.ingest.InflatingFilter;
import safar.command.ingest.Receipt;
import safar.command.ingest.TouchpointIntake;
import safar.command.segment.TokenCheck;
import tools.jackson.databind.JsonNode;

/** The Segment endpoints behind a real sign-in, with an intake that keeps everything in memory. */
final class SegmentAlone implements SegmentServer {

    private static final String TOKEN = "an-ingest-token";

    private final ConfigurableApplicationContext context = new SpringApplicationBuilder(Configuration.class)
            .bannerMode(Banner.Mode.OFF)
            .properties(Map.of("server.port", 0, "logging.level.root", "warn"))
            .run();

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @Override
    public String token() {
        return TOKEN;
    }

    @Override
    public List<JsonNode> delivered() {
        return context.getBean(Kept.class).touchpoints();
    }

    @Override
    public void close() {
        context.close();
    }

    record Kept(List<JsonNode> touchpoints) implements TouchpointIntake {

        @Override
        public Receipt take(List<? extends JsonNode> elements) {
            touchpoints.addAll(elements);
            return new Receipt(elements.size(), 0, List.of(), touchpoints.size());
        }
    }

    @EnableAutoConfiguration
    @ComponentScan("safar.command.segment")
    @Import(InflatingFilter.class)
    static class Configuration {

        @Bean
        Kept intake() {
            return new Kept(new CopyOnWriteArrayList<>());
        }

        @Bean
        TokenCheck tokens() {
            return TOKEN::equals;
        }

        @Bean
        SecurityFilterChain access(HttpSecurity http) {
            return http.csrf(csrf -> csrf.disable())
                    .httpBasic(Customizer.withDefaults())
                    .authenticationManager(attempt -> {
                        if (!TOKEN.equals(attempt.getName())) {
                            throw new BadCredentialsException("no such token");
                        }
                        return UsernamePasswordAuthenticationToken.authenticated(
                                attempt.getName(), null, AuthorityUtils.createAuthorityList("ROLE_INGEST"));
                    })
                    .authorizeHttpRequests(requests -> requests.requestMatchers("/v1/**")
                            .permitAll()
                            .anyRequest()
                            .denyAll())
                    .build();
        }
    }
}
