package safar.query.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import safar.projection.view.ViewJson;
import safar.query.QueryProblem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Stands before all that is answered about customers, so that no controller can forget to mask them for those who may not know who they are. */
@RestControllerAdvice
final class CustomerMask implements ResponseBodyAdvice<Object> {

    private static final PathPattern CUSTOMERS = PathPatternParser.defaultInstance.parse("/api/customers/**");

    /** A search for part of a name or number would tell the rest of it letter by letter, and so would the order of names. */
    @ModelAttribute
    void refuseQuestionsThatTellWhoTheyAre(HttpServletRequest request) {
        if (isMasked(request) && tellsWhoTheyAre(request)) {
            throw QueryProblem.of(
                    HttpStatus.FORBIDDEN,
                    "forbidden",
                    "expected a token that may see customers unmasked for q and for sort by name");
        }
    }

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        var servletRequest = ((ServletServerHttpRequest) request).getServletRequest();
        return body == null || body instanceof ProblemDetail || !isMasked(servletRequest)
                ? body
                : masked(ViewJson.ANSWERS.valueToTree(body));
    }

    private static boolean tellsWhoTheyAre(HttpServletRequest question) {
        var sort = question.getParameter("sort");
        return question.getParameter("q") != null || (sort != null && sort.endsWith("name"));
    }

    private static boolean isMasked(HttpServletRequest request) {
        var path = ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
        return CUSTOMERS.matches(path) && MaskedCustomer.isFor(request);
    }

    /** A customer, or a page of them. */
    private static JsonNode masked(JsonNode answer) {
        if (!answer.path("items").isArray()) {
            return customer(answer);
        }
        var page = JsonNodeFactory.instance.objectNode();
        var items = page.putArray("items");
        answer.get("items").forEach(item -> items.add(customer(item)));
        page.set("next", answer.path("next").isString() ? answer.get("next") : JsonNodeFactory.instance.nullNode());
        return page;
    }

    private static ObjectNode customer(JsonNode customer) {
        return MaskedCustomer.of((ObjectNode) customer);
    }
}
