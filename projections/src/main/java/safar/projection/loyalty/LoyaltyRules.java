package safar.projection.loyalty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import safar.contract.Money;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** How spending turns into points, and points into a tier; tiers stand in rising order and the first begins at 0. */
public record LoyaltyRules(BigDecimal pointsPerUnit, List<Tier> tiers) {

    /** A tier and the points at which it begins. */
    public record Tier(String name, long from) {}

    public LoyaltyRules {
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

    /** The rules that ship with the product. */
    public static LoyaltyRules standard() {
        try (var yaml = LoyaltyRules.class.getResourceAsStream("standard-loyalty.yaml")) {
            return YAMLMapper.shared().readValue(yaml, LoyaltyRules.class);
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
