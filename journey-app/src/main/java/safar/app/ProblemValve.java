package safar.app;

import java.io.IOException;
import java.util.LinkedHashMap;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem of RFC 9457 where Tomcat would write a page, as for an address that cannot be decoded. */
final class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        var status = response.getStatus();
        if (status == 503 && isEnding(request)) {
            // whoever follows an event stream comes again after a connection that was closed, and never after an answer
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
            return;
        }
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding((String) null);
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(problem(status));
                response.finishResponse();
            }
        } catch (IOException e) {
            getContainer().getLogger().debug("the sender has gone", e);
        }
    }

    private static boolean isEnding(Request request) {
        var context = request.getContext();
        return context == null || !context.getState().isAvailable();
    }

    private static String problem(int status) {
        var known = HttpStatus.resolve(status);
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", Problems.typeOf(status).toString());
        problem.put("title", known == null ? "Error" : known.getReasonPhrase());
        problem.put("status", status);
        return JsonMapper.shared().writeValueAsString(problem);
    }
}
