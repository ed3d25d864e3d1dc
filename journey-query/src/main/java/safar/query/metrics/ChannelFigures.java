package safar.query.metrics;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import safar.projection.journey.Fact.Counted;
import safar.projection.journey.TapeEntry;
import safar.query.every.EveryCustomer;
import safar.query.metrics.LifecycleFigures.Span;

/** Over which channels customers and the company meet: the mix as a whole, over time, and how many channels one customer uses. */
final class ChannelFigures implements EveryCustomer.Sum<ChannelFigures> {

    private final Span span;
    private final Instant now;
    private final SortedMap<String, Use> channels = new TreeMap<>();
    private final SortedMap<YearMonth, SortedMap<String, Long>> months = new TreeMap<>();
    private final SortedMap<Integer, Long> spread = new TreeMap<>();

    ChannelFigures(Span span, Instant now) {
        this.span = span;
        this.now = now;
    }

    private record Use(long touchpoints, long customers) {
        Use and(Use other) {
            return new Use(touchpoints + other.touchpoints, customers + other.customers);
        }
    }

    /** @param customers who used the channel at least once */
    record ChannelUse(String channel, long touchpoints, long customers) {}

    record ChannelMonth(YearMonth period, SortedMap<String, Long> channels) {}

    /** How many customers used so many channels. */
    record ChannelSpread(int channels, long customers) {}

    void count(List<TapeEntry> facts) {
        var used = new TreeSet<String>();
        for (var entry : facts) {
            var at = entry.key().at();
            if (entry.fact() instanceof Counted && !at.isAfter(now) && span.holds(at)) {
                var channel = entry.channel().name();
                channels.merge(channel, new Use(1, used.add(channel) ? 1 : 0), Use::and);
                months.computeIfAbsent(YearMonth.from(at.atZone(span.zone())), _ -> new TreeMap<>())
                        .merge(channel, 1L, Long::sum);
            }
        }
        if (!used.isEmpty()) {
            spread.merge(used.size(), 1L, Long::sum);
        }
    }

    @Override
    public void add(ChannelFigures other) {
        other.channels.forEach((channel, use) -> channels.merge(channel, use, Use::and));
        other.months.forEach((month, more) -> more.forEach((channel, count) ->
                months.computeIfAbsent(month, _ -> new TreeMap<>()).merge(channel, count, Long::sum)));
        other.spread.forEach((number, customers) -> spread.merge(number, customers, Long::sum));
    }

    long customers() {
        return spread.values().stream().mapToLong(Long::longValue).sum();
    }

    long touchpoints() {
        return channels.values().stream().mapToLong(Use::touchpoints).sum();
    }

    List<ChannelUse> items() {
        return channels.entrySet().stream()
                .map(use -> new ChannelUse(
                        use.getKey(),
                        use.getValue().touchpoints(),
                        use.getValue().customers()))
                .toList();
    }

    List<ChannelMonth> months() {
        return months.entrySet().stream()
                .map(month -> new ChannelMonth(month.getKey(), month.getValue()))
                .toList();
    }

    List<ChannelSpread> spread() {
        return spread.entrySet().stream()
                .map(one -> new ChannelSpread(one.getKey(), one.getValue()))
                .toList();
    }
}
