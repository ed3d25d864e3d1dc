package safar.query.replay;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import safar.projection.customer.CustomerDocument;
import safar.projection.customer.CustomerRules;
import safar.projection.lifecycle.PolicyDocument;
import safar.projection.lifecycle.StageChange;
import safar.projection.loyalty.LoyaltyRules.Tier;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Which rule makes each part of a customer's view, in words and with its version. */
@Component
final class Rulebook {

    private static final Map<String, String> DEFINITIONS = Map.ofEntries(
            Map.entry(
                    "touchpoints", "touchpoints of all channels, each source and id once; case events are not counted"),
            Map.entry("types", "touchpoints by type"),
            Map.entry("channels", "touchpoints by channel"),
            Map.entry("firstSeen", "the time of the first touchpoint"),
            Map.entry("lastSeen", "the time of the last touchpoint"),
            Map.entry(
                    "purchases",
                    "totals are gross, refunds stand apart; usualGapDays is the time from the first to the last"
                            + " purchase divided by the days with a purchase less one"),
            Map.entry("complaints", "complaints that were made, and those that are not closed"),
            Map.entry(
                    "feedback",
                    "the last answer to each standard question; NPS 0 to 10, CSAT 1 to 5, CES 1 to 7 where 7 is easiest"),
            Map.entry("traits", "the latest word on each trait"),
            Map.entry("consents", "the latest word on each purpose"),
            Map.entry("id", "the stream of the strongest identifier, of several the smallest"),
            Map.entry("identifiers", "identifiers that the links of the view make one customer"),
            Map.entry("links", "what was seen together, what people decided, and the guards that hold back"));

    private final CustomerRules published;

    Rulebook(CustomerRules published) {
        this.published = published;
    }

    /**
     * A rule by which a value is worked out.
     *
     * @param version of the policy; absent for a definition that does not change
     */
    record Rule(String name, @Nullable Integer version, String text, Map<String, Object> data) {}

    /** The place whose changes are those of a value: scores over all customers change with the purchases they are drawn from. */
    JsonPointer source(JsonPointer path) {
        var loyalty = path.getMatchingProperty().equals("loyalty");
        return loyalty && "rfm".equals(path.tail().getMatchingProperty()) ? JsonPointer.compile("/purchases") : path;
    }

    /** @param position as of which the rules are */
    Rule rule(JsonPointer path, CustomerDocument customer, long position) {
        var part = path.getMatchingProperty();
        return switch (part) {
            case "lifecycle" -> lifecycle(customer, position);
            case "loyalty" -> loyalty(String.valueOf(path.tail().getMatchingProperty()), position);
            default -> new Rule(part, null, DEFINITIONS.getOrDefault(part, "as it was recorded"), Map.of());
        };
    }

    String words(JsonPointer path, JsonNode value, Rule rule) {
        var text = value.isValueNode() ? value.asString() : "what it is";
        return "%s is %s: %s".formatted(path.toString().substring(1).replace('/', ' '), text, rule.text());
    }

    private Rule lifecycle(CustomerDocument customer, long position) {
        var history = customer.lifecycle().history();
        var version = customer.lifecycle().policyVersion();
        if (history.isEmpty()) {
            return new Rule("lifecycle", version, "nothing has happened yet", Map.of());
        }
        var change = history.getLast();
        if (history.size() == 1) {
            return new Rule(
                    "lifecycle", version, inWords("everybody begins in " + change.stage(), change), data(change));
        }
        var from = history.get(history.size() - 2).stage();
        var policy = published.of(published.inForceAt(position)).lifecycle();
        var transitions = policy.rules(from, change.stage(), change.trigger().equals("time"));
        var way = "from %s to %s (%s)"
                .formatted(
                        from,
                        change.stage(),
                        transitions.stream().map(PolicyDocument.Rule::inWords).collect(Collectors.joining("; or ")));
        var data = data(change);
        data.put("from", from);
        data.put("transitions", transitions);
        return new Rule("lifecycle", version, inWords(way, change), data);
    }

    private static Map<String, Object> data(StageChange change) {
        return new TreeMap<>(
                Map.of("from", "", "to", change.stage(), "trigger", change.trigger(), "causes", change.cause()));
    }

    private static String inWords(String way, StageChange change) {
        return change.trigger().equals("time")
                ? "%s at %s, because nothing happened since event %s".formatted(way, change.at(), only(change.cause()))
                : "%s at %s, because of event %s".formatted(way, change.at(), only(change.cause()));
    }

    private static String only(List<String> causes) {
        return String.join(", ", causes);
    }

    private Rule loyalty(String value, long position) {
        if (value.equals("rfm")) {
            return new Rule(
                    "rfm",
                    null,
                    "quintiles over all buying customers, 5 is best; drawnAt says when the cut points were drawn",
                    Map.of());
        }
        var inForce = published.inForceAt(position);
        var rules = published.of(inForce);
        var tiers = rules.loyalty().tiers();
        var text = "%s points for each %s spent net of refunds, in whole points; tiers begin at %s"
                .formatted(
                        rules.loyalty().pointsPerUnit().toPlainString(),
                        rules.currency(),
                        String.join(
                                ", ",
                                tiers.stream()
                                        .map(tier -> tier.name() + " " + tier.from())
                                        .toList()));
        return new Rule(
                "tiers",
                inForce.tiers(),
                text,
                Map.of(
                        "pointsPerUnit",
                        rules.loyalty().pointsPerUnit(),
                        "currency",
                        rules.currency(),
                        "tiers",
                        tiers.stream().map(Tier::name).toList(),
                        "from",
                        tiers.stream().map(Tier::from).toList()));
    }
}
