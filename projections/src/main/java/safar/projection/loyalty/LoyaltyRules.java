package safar.projection.loyalty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import safar.contract.Money;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** How spending turns into points, and points into a tier; tiers stand in rising order and the first begins at 0. */
public record LoyaltyRules(BigDecimal pointsPerUnit, List<Tier> tiers) {

    /** A tier and the points at which it begins. */
    public record Tier(String name, long from) {}

    public LoyaltyRules {
        if (pointsPerUnit == null || pointsPerUnit.signum() < 0 || tiers == null) {
            throw new IllegalArgumentException(
                    "expected pointsPerUnit from 0 and tiers, found %s and %s".formatted(pointsPerUnit, tiers));
        }
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || tiers.getFirst().from() != 0) {
            throw new IllegalArgumentException("expected a first tier from 0 points, found %s".formatted(tiers));
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).from() <= tiers.get(i - 1).from()) {
                throw new IllegalArgumentException("expected tiers in rising order, found %s".formatted(tiers));
            }
        }
    }

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Reads YAML, of which JSON is a part. */
    public static LoyaltyRules parse(String text) {
        return YAML.readValue(text, LoyaltyRules.class);
    }

    /** The rules that ship with the product. */
    public static LoyaltyRules standard() {
        return parse(standardText());
    }

    static String standardText() {
        try (var yaml = Objects.requireNonNull(LoyaltyRules.class.getResourceAsStream("standard-loyalty.yaml"))) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole points for what was spent, never below zero. */
    public long points(Money spent) {
        return Math.max(
                0,
                spent.amount()
                        .multiply(pointsPerUnit)
                        .setScale(0, RoundingMode.DOWN)
                        .longValue());
    }

    public String tier(long points) {
        return tiers.stream()
                .filter(tier -> tier.from() <= points)
                .toList()
                .getLast()
                .name();
    }
}
