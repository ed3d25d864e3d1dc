package safar.command.ingest;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** A request whose body reads as if it had never been compressed. */
final class InflatedRequest extends HttpServletRequestWrapper {

    private final String encoding;
    private final Semaphore room;
    private final Duration patience;
    private @Nullable BoundedBody body;

    InflatedRequest(HttpServletRequest request, Semaphore room, Duration patience) {
        super(request);
        var header = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        this.encoding = header == null ? "identity" : header.strip().toLowerCase(Locale.ROOT);
        this.room = room;
        this.patience = patience;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new BoundedBody(open(), room, patience);
        }
        return body;
    }

    /** Gives back the room that the body takes. */
    void release() {
        if (body != null) {
            body.release();
        }
    }

    private InputStream open() throws IOException {
        return switch (encoding) {
            case "identity" -> super.getInputStream();
            case "gzip", "x-gzip" -> new GZIPInputStream(super.getInputStream(), 8192);
            default -> throw RefusedRequestException.unknownEncoding(encoding);
        };
    }

    /** Ingest bodies are JSON, hence UTF-8. */
    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    /** Those of the address alone: to look for others would eat a body that calls itself a form, as some libraries call their JSON. */
    @Override
    public Map<String, String[]> getParameterMap() {
        var found = new LinkedHashMap<String, String[]>();
        UriComponentsBuilder.newInstance()
                .query(getQueryString())
                .build()
                .getQueryParams()
                .forEach((name, values) -> found.put(decoded(name), decoded(values)));
        return found;
    }

    @Override
    public @Nullable String getParameter(String name) {
        var values = getParameterMap().get(name);
        return values == null ? null : values[0];
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    private static String[] decoded(List<String> values) {
        // a name without = has no value
        return values.stream()
                .map(value -> Objects.requireNonNullElse(value, ""))
                .map(InflatedRequest::decoded)
                .toArray(String[]::new);
    }

    private static String decoded(String text) {
        return UriUtils.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public int getContentLength() {
        return inflates() ? -1 : super.getContentLength();
    }

    @Override
    public long getContentLengthLong() {
        return inflates() ? -1 : super.getContentLengthLong();
    }

    @Override
    public @Nullable String getHeader(String name) {
        return hides(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return hides(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !hides(name))
                .toList());
    }

    /** The two headers that no longer describe the body. */
    private boolean hides(String header) {
        return inflates()
                && (header.equalsIgnoreCase(HttpHeaders.CONTENT_ENCODING)
                        || header.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH));
    }

    private boolean inflates() {
        return !encoding.equals("identity");
    }
}
