package safar.benchmark.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** All figures in a form that a later run can be compared with. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Report(Conditions conditions, Map<String, Long> counts, List<Row> figures) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Under which conditions the figures came about. */
    public record Conditions(Machine machine, Instant began, String workload, double scale, long seed, int rounds) {}

    /** One figure of one contestant; either its rounds or the reason why there are none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            String figure,
            String contestant,
            Unit unit,
            @Nullable Double median,
            @Nullable List<Double> rounds,
            @Nullable String target,
            @Nullable Boolean met,
            @Nullable Map<String, Double> ratios,
            @Nullable String notMeasured) {}

    public static Report of(Conditions conditions, Map<String, Long> counts, Sheet sheet) {
        var rows = Arrays.stream(Figure.values())
                .flatMap(figure -> Arrays.stream(Contestant.values())
                        .flatMap(contestant -> rows(figure, contestant, sheet).stream()))
                .toList();
        return new Report(conditions, counts, rows);
    }

    private static List<Row> rows(Figure figure, Contestant contestant, Sheet sheet) {
        var own = contestant == Contestant.SAFAR;
        var target = own ? figure.target().shown(figure.unit()) : null;
        var rows = new ArrayList<Row>();
        sheet.of(figure, contestant)
                .ifPresentOrElse(
                        rounds -> rows.add(new Row(
                                figure.id(),
                                contestant.label(),
                                figure.unit(),
                                rounds.median(),
                                rounds.values(),
                                target,
                                own ? figure.target().isMetBy(rounds.median()) : null,
                                own ? ratios(figure, sheet) : null,
                                null)),
                        () -> sheet.reason(figure)
                                .filter(_ -> own)
                                .ifPresent(reason -> rows.add(new Row(
                                        figure.id(),
                                        contestant.label(),
                                        figure.unit(),
                                        null,
                                        null,
                                        target,
                                        null,
                                        null,
                                        reason))));
        return rows;
    }

    private static @Nullable Map<String, Double> ratios(Figure figure, Sheet sheet) {
        var ratios = new LinkedHashMap<String, Double>();
        for (var ratio : figure.ratios()) {
            sheet.ratio(figure, ratio).ifPresent(rounds -> ratios.put(ratio.to().label(), rounds.median()));
        }
        return ratios.isEmpty() ? null : ratios;
    }

    public void write(Path file) {
        try {
            Files.writeString(file, JSON.writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file + ": " + e, e);
        }
    }
}
