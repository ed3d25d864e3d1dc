package safar.benchmark.load;

import tools.jackson.databind.JsonNode;

/** What a server says of the touchpoints delivered to it. */
public record Receipt(int accepted, int duplicates, int rejected, long position) {

    static Receipt of(JsonNode answer) {
        return new Receipt(
                answer.path("accepted").asInt(),
                answer.path("duplicates").asInt(),
                answer.path("rejected").size(),
                answer.path("position").asLong());
    }

    public int touchpoints() {
        return accepted + duplicates + rejected;
    }
}
