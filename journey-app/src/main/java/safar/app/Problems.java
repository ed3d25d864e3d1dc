package safar.app;

import com.mongodb.MongoException;
import io.axoniq.axonserver.connector.AxonServerException;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.axonframework.common.AxonException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import safar.app.evidence.BrokenEvidenceException;
import safar.codec.KeyStoreException;
import safar.eventstore.NoSpaceException;
import safar.projection.store.ViewStoreException;

/** Whatever goes wrong is answered as a problem of RFC 9457 with a stable type; a store that fails means "send it again later". */
@RestControllerAdvice
final class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_SECONDS = "5";

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> storeFailed(EventStoreException failure, WebRequest request) {
        return unavailable("events cannot be stored or read", failure, request);
    }

    /** Commands that reached no node, or of which nobody knows what became. */
    @ExceptionHandler({AxonException.class, AxonServerException.class, TimeoutException.class})
    @Nullable
    ResponseEntity<Object> notAnswered(Exception failure, WebRequest request) {
        return unavailable("it is not known to be done", failure, request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> keysFailed(KeyStoreException failure, WebRequest request) {
        return unavailable("the keys of journeys cannot be read", failure, request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> noSpace(NoSpaceException failure, WebRequest request) {
        return unavailable("the disk is about to be full: nothing was stored", failure, request);
    }

    @ExceptionHandler({MongoException.class, ViewStoreException.class})
    @Nullable
    ResponseEntity<Object> viewsFailed(Exception failure, WebRequest request) {
        return unavailable("views cannot be read", failure, request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> eventsChanged(BrokenEvidenceException failure, WebRequest request) {
        LOG.error("nothing is signed any more: {}", failure.getMessage());
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR, failure.getMessage());
        problem.setType(URI.create("/problems/evidence-broken"));
        return handleExceptionInternal(failure, problem, new HttpHeaders(), HttpStatus.INTERNAL_SERVER_ERROR, request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unexpected(Exception failure, WebRequest request) {
        LOG.error("a request failed: {}", request.getDescription(false), failure);
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR, "this should not happen");
        return handleExceptionInternal(failure, problem, new HttpHeaders(), HttpStatus.INTERNAL_SERVER_ERROR, request);
    }

    private @Nullable ResponseEntity<Object> unavailable(String what, Exception failure, WebRequest request) {
        LOG.error("{}: {}", what, failure.getMessage());
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, what);
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        return handleExceptionInternal(failure, problem, headers, HttpStatus.SERVICE_UNAVAILABLE, request);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem && isUntyped(problem)) {
            problem.setType(typeOf(status.value()));
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    /** The stable type of a problem of which nothing is known but its status. */
    static URI typeOf(int status) {
        var known = HttpStatus.resolve(status);
        var name = known == null ? "status-" + status : known.name().toLowerCase(Locale.ROOT);
        return URI.create("/problems/" + name.replace('_', '-'));
    }

    private static boolean isUntyped(ProblemDetail problem) {
        return problem.getType() == null || problem.getType().toString().equals("about:blank");
    }
}
