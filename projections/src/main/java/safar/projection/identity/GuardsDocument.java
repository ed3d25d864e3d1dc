package safar.projection.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import safar.contract.identity.Identifier;
import safar.contract.identity.IdentifierType;
import safar.contract.identity.IdentityKey;
import safar.contract.policy.PolicyProblem;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Guards as people write them, in YAML or JSON.
 *
 * @param blocked values that are nobody's, as in {@code email:test@test.com}
 * @param sharedBy an identifier that was named with more others than this connects nobody; 1 to {@value IdentityGraph#FAMILY_BOUND}
 * @param limits how many identifiers of a kind one customer may have, from 1
 */
record GuardsDocument(
        @Nullable List<String> blocked,
        @Nullable Integer sharedBy,
        @Nullable Map<String, Integer> limits) {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static GuardsDocument parse(String text) {
        return YAML.readValue(text, GuardsDocument.class);
    }

    static String standardText() {
        try (var yaml = Objects.requireNonNull(GuardsDocument.class.getResourceAsStream("standard-identity.yaml"))) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with it; nothing when it can be compiled. */
    List<PolicyProblem> problems() {
        var problems = new ArrayList<PolicyProblem>();
        for (int i = 0; i < values().size(); i++) {
            try {
                Identifier.parse(String.valueOf(values().get(i)));
            } catch (IllegalArgumentException e) {
                problems.add(PolicyProblem.at("/blocked/" + i, String.valueOf(e.getMessage())));
            }
        }
        if (partners() < 1 || partners() > IdentityGraph.FAMILY_BOUND) {
            problems.add(PolicyProblem.at(
                    "/sharedBy", "expected 1 to %d, found %d".formatted(IdentityGraph.FAMILY_BOUND, partners())));
        }
        (limits == null ? Map.<String, Integer>of() : limits).forEach((type, most) -> {
            if (IdentifierType.find(type).isEmpty()) {
                problems.add(PolicyProblem.at(
                        "/limits/" + type, "expected a kind of identifier, found '%s'".formatted(type)));
            } else if (most == null || most < 1) {
                problems.add(PolicyProblem.at("/limits/" + type, "expected 1 or more, found %s".formatted(most)));
            }
        });
        return problems;
    }

    /** The guards that it describes; of blocked values only the hashes are kept. */
    Guards compile(IdentityKey key) {
        var blockedStreams =
                values().stream().map(Identifier::parse).map(key::stream).collect(Collectors.toSet());
        var most = new TreeMap<IdentifierType, Integer>();
        (limits == null ? Map.<String, Integer>of() : limits)
                .forEach((type, limit) -> most.put(IdentifierType.of(type), limit));
        return new Guards(blockedStreams, partners(), most);
    }

    private List<String> values() {
        return blocked == null ? List.of() : blocked;
    }

    private int partners() {
        return sharedBy == null ? IdentityGraph.FAMILY_BOUND : sharedBy;
    }
}
