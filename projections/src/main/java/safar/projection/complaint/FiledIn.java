package safar.projection.complaint;

import java.time.LocalDate;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import safar.projection.feedback.Grouping;

/** The period in which a case was filed, by its first day; cases mostly come in the order of their days, so the last day is kept at hand. */
final class FiledIn implements Function<CaseLine, String> {

    private static final long SECONDS_OF_DAY = 86_400;

    private final Grouping period;
    private final ZoneRules zone;
    private final Map<Long, String> names = new HashMap<>();
    private long lastDay = Long.MIN_VALUE;
    private String lastName = "";

    FiledIn(Grouping period, ZoneRules zone) {
        this.period = period;
        this.zone = zone;
    }

    @Override
    public String apply(CaseLine line) {
        var offset = zone.getOffset(line.filed()).getTotalSeconds();
        var day = Math.floorDiv(line.filed().getEpochSecond() + offset, SECONDS_OF_DAY);
        if (day != lastDay) {
            lastDay = day;
            lastName = names.computeIfAbsent(
                    day, _ -> period.firstDay(LocalDate.ofEpochDay(day)).toString());
        }
        return lastName;
    }
}
