package safar.benchmark.rows;

import java.util.Locale;
import safar.benchmark.load.Api;
import tools.jackson.databind.JsonNode;

/** Long work of the server, from its start to its end. */
final class Jobs {

    private Jobs() {}

    /** Starts it and waits; the job as it ended, which must be well. */
    static JsonNode done(Api api, String path, String json) {
        var id = api.post(path, json).json().path("id").asString();
        for (var job = job(api, id); ; job = job(api, id)) {
            switch (job.path("status").asString().toLowerCase(Locale.ROOT)) {
                case "done" -> {
                    return job;
                }
                case "running" -> Subject.pause();
                default -> throw new IllegalStateException("expected %s to end well, found %s".formatted(path, job));
            }
        }
    }

    private static JsonNode job(Api api, String id) {
        return api.get("/api/jobs/" + id).json();
    }
}
