package safar.app.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What alert rules and dashboards ask of Prometheus: metrics by name, and labels to tell them apart by. */
record Watched(Set<String> metrics, Set<String> labels) {

    private static final Path DOCKER = Path.of("..", "docker");
    private static final Pattern LABELS = Pattern.compile("\\{([^}]*)}|\\bby \\(([^)]*)\\)");
    private static final Pattern WORD = Pattern.compile("[a-z_][a-z0-9_]*(?![a-z0-9_]| *\\()");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "by");
    /** Prometheus' own. */
    private static final Set<String> OF_SCRAPING = Set.of("up", "job", "instance");

    static Watched of(Stream<String> expressions) {
        var all = expressions.toList();
        var labels = all.stream()
                .flatMap(text -> LABELS.matcher(text).results())
                .map(found ->
                        found.group(1) == null ? found.group(2) : found.group(1).replaceAll("\"[^\"]*\"", ""))
                .flatMap(part -> Stream.of(part.split(",", -1)))
                .map(part -> part.replaceAll("[=~!]+", "").strip())
                .filter(label -> !OF_SCRAPING.contains(label))
                .collect(Collectors.toSet());
        var metrics = all.stream()
                .map(text -> LABELS.matcher(text).replaceAll("").replaceAll("\\[[^]]*]", ""))
                .flatMap(text -> WORD.matcher(text).results())
                .map(MatchResult::group)
                .filter(word -> !OPERATORS.contains(word) && !OF_SCRAPING.contains(word))
                .collect(Collectors.toSet());
        return new Watched(metrics, labels);
    }

    /** Of the alerts, each with its runbook. */
    static List<JsonNode> alerts() {
        return new YAMLMapper()
                .readTree(text("prometheus/alerts.yml")).findValues("rules").stream()
                        .flatMap(JsonNode::valueStream)
                        .toList();
    }

    static Stream<String> onDashboard() {
        return JsonMapper.shared().readTree(text("grafana/dashboards/safar.json")).findValuesAsString("expr").stream();
    }

    private static String text(String file) {
        try {
            return Files.readString(DOCKER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
