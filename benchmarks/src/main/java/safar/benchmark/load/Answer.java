package safar.benchmark.load;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a server answered; {@code retryAfter} is in seconds, 0 when nothing was said of it. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(int status, byte[] body, int retryAfter) {

    private static final int SHOWN = 300;
    private static final JsonMapper JSON = JsonMapper.shared();

    public JsonNode json() {
        return JSON.readTree(body);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    String shown() {
        var line = text().replaceAll("\\s+", " ").strip();
        return line.substring(0, Math.min(line.length(), SHOWN));
    }
}
