package safar.app;

import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the web server refuses by itself, before a controller or outside of any, is answered as a problem like everything else. */
@Configuration(proxyBeanMethods = false)
@Import(ContainerProblems.Errors.class)
public class ContainerProblems {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheWebServer() {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemValve()));
    }

    /** Where the server leads what a filter refused or failed at. */
    @Hidden
    @RestController
    static final class Errors implements ErrorController {

        @RequestMapping("/error")
        ResponseEntity<ProblemDetail> answer(
                @RequestAttribute(name = "jakarta.servlet.error.status_code", required = false) @Nullable
                        Integer status) {
            var code = status == null ? 404 : status;
            var problem = ProblemDetail.forStatus(code);
            problem.setType(Problems.typeOf(code));
            return ResponseEntity.status(code).body(problem);
        }
    }
}
