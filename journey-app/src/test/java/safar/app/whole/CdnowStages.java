package safar.app.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The stages of the customers of CDNOW at the end of their data, counted from the file by rules written down here once more. */
final class CdnowStages {

    private static final Instant END = Instant.parse("1998-07-01T00:00:00Z");
    private static final ZoneId SHOP = ZoneId.of("America/New_York");
    private static final Duration AT_RISK = Duration.ofDays(60);
    private static final Duration LAPSED = Duration.ofDays(180);

    private String stage = "";
    private Instant last = Instant.EPOCH;
    private int days;

    private CdnowStages() {}

    static SortedMap<String, Long> on(Path file) {
        try (var lines = Files.lines(file)) {
            var purchases = lines.skip(1)
                    .map(line -> line.strip().split("\\s+"))
                    .collect(Collectors.groupingBy(
                            row -> row[0], Collectors.mapping(row -> day(row[1]), Collectors.toList())));
            return purchases.values().stream()
                    .map(CdnowStages::after)
                    .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant day(String text) {
        return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
                .atStartOfDay(SHOP)
                .toInstant();
    }

    private static String after(List<Instant> purchases) {
        var customer = new CdnowStages();
        purchases.stream().sorted().forEach(customer::buys);
        customer.isSilentUntil(END.minusMillis(1));
        return customer.stage;
    }

    private void buys(Instant at) {
        isSilentUntil(at.minusMillis(1));
        if (!at.equals(last)) {
            days++;
        }
        last = at;
        stage = switch (stage) {
            case "" -> "new-customer";
            case "lapsed" -> "won-back";
            case "new-customer" -> days >= 2 ? "active" : stage;
            default -> "active";
        };
        if (stage.equals("active") && days >= 5) {
            stage = "loyal";
        }
    }

    private void isSilentUntil(Instant moment) {
        if (!stage.isEmpty() && !moment.isBefore(last.plus(AT_RISK)) && !stage.equals("lapsed")) {
            stage = moment.isBefore(last.plus(LAPSED)) ? "at-risk" : "lapsed";
        }
    }
}
