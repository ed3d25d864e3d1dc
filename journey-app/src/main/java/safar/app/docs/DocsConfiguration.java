package safar.app.docs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** Describes the interfaces at {@code /openapi.json}: shapes from the code, words from {@link Words}, and the pages that show both. */
@Configuration(proxyBeanMethods = false)
@Import(DocsPages.class)
public class DocsConfiguration {

    private static final String QUESTIONS = "safar.query.";

    /** Addresses are relative, so that the description holds wherever the server is reached. */
    @Bean
    OpenAPI description() {
        return new OpenAPI().servers(List.of(new Server().url("/")));
    }

    /** Words are read when somebody asks for the description, not at every start. */
    @Bean
    OpenApiCustomizer words() {
        var words = SingletonSupplier.of(Words::read);
        return description -> {
            words.obtain().layOver(description);
            RolesInWords.addTo(description);
        };
    }

    /** What holds for every operation: it needs a token with a role, and a read may wait for a position. */
    @Bean
    OperationCustomizer commonToAll() {
        return (operation, handler) -> {
            operation.getResponses().addApiResponse("401", problem("Unauthorized"));
            operation.getResponses().addApiResponse("403", problem("Forbidden"));
            if (isRead(handler)) {
                operation.addParametersItem(new Parameter().$ref("#/components/parameters/minPosition"));
                operation.getResponses().addApiResponse("503", problem("Behind"));
            }
            return operation;
        };
    }

    private static boolean isRead(HandlerMethod handler) {
        return handler.hasMethodAnnotation(GetMapping.class)
                && handler.getBeanType().getPackageName().startsWith(QUESTIONS);
    }

    private static ApiResponse problem(String name) {
        return new ApiResponse().$ref("#/components/responses/" + name);
    }
}
