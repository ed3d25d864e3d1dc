package safar.benchmark.reference;

import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The process in which a contestant runs: does its part and prints how fast it was, as JSON. */
public final class Race {

    private Race() {}

    /** {@code stock FOLDER SEED EVENTS} or {@code alone DATA FOLDER EVENTS}. */
    public static void main(String... args) throws Exception {
        Map<String, Double> rates = switch (args[0]) {
            case "stock" -> new StockRace(Path.of(args[1]), Long.parseLong(args[2]), Integer.parseInt(args[3])).run();
            case "alone" -> new StoreAlone(Path.of(args[1]), Path.of(args[2]), Long.parseLong(args[3])).run();
            default -> throw new IllegalArgumentException("expected stock or alone, found " + args[0]);
        };
        System.out.println(JsonMapper.shared().writeValueAsString(rates));
        System.exit(0);
    }
}
