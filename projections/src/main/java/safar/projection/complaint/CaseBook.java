package safar.projection.complaint;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import safar.projection.complaint.CaseFigures.By;
import safar.projection.complaint.CaseFigures.Trends;
import safar.projection.store.Document;
import safar.projection.store.Filter;
import safar.projection.store.Query;
import safar.projection.store.ViewStore;

/** All cases at hand, read once and from then on only those that something happened in, so that figures over all of them are quick. */
public final class CaseBook {

    private final ViewStore store;
    private final CaseRules rules;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Held> cases = new ArrayList<>();
    private final Map<String, String> texts = new HashMap<>();
    private List<Held> current = List.of();
    private long seen;

    public CaseBook(ViewStore store, CaseRules rules) {
        this.store = store;
        this.rules = rules;
    }

    /** Which cases, by when they were filed: from a moment, inclusive, to another, exclusive; open where null. */
    public record Span(@Nullable Instant from, @Nullable Instant to) {
        boolean holds(Instant at) {
            return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
        }
    }

    /** A case with its deadlines, which nothing but an event changes, and what figures count of it. */
    private record Held(CaseFile file, List<Deadline> deadlines, CaseLine line) {}

    /** All cases as they are now. */
    public List<CaseFile> files() {
        return current().stream().map(Held::file).toList();
    }

    /** How the cases of a time went, all together and broken down. */
    public Trends trends(Span span, @Nullable By by, ZoneId zone, Instant now) {
        var overall = new CaseSum();
        var groups = new HashMap<String, CaseSum>();
        var groupOf = by == null ? null : by.in(zone);
        for (var held : current()) {
            var line = held.line();
            if (!span.holds(line.filed())) {
                continue;
            }
            overall.add(line, now);
            var group = groupOf == null ? null : groupOf.apply(line);
            if (group != null) {
                groups.computeIfAbsent(group, _ -> new CaseSum()).add(line, now);
            }
        }
        var figures = new TreeMap<String, CaseFigures>();
        groups.forEach((group, sum) -> figures.put(group, sum.figures()));
        return new Trends(overall.figures(), figures);
    }

    /** A case that misses a deadline under one set of rules and not under the other. */
    public record Difference(String id, String deadline, boolean missedNow, boolean missedThen) {}

    /** How many cases miss which deadline, under the rules in force and under others. */
    public record WhatIf(
            Map<String, Long> current, Map<String, Long> draft, long cases, List<Difference> differences) {}

    /** Who would miss what if other rules had held for every case; at most {@code most} differences are named. */
    public WhatIf whatIf(DeadlineRules draft, Instant now, int most) {
        var before = new TreeMap<String, Long>();
        var after = new TreeMap<String, Long>();
        var differences = new ArrayList<Difference>();
        var all = current();
        for (var held : all) {
            var missed = missed(held.deadlines(), now);
            var would = missed(draft.of(held.file()), now);
            missed.forEach(name -> before.merge(name, 1L, Long::sum));
            would.forEach(name -> after.merge(name, 1L, Long::sum));
            var names = new TreeSet<>(missed);
            names.addAll(would);
            for (var name : names) {
                if (missed.contains(name) != would.contains(name) && differences.size() < most) {
                    differences.add(new Difference(
                            held.file().id().value(), name, missed.contains(name), would.contains(name)));
                }
            }
        }
        return new WhatIf(before, after, all.size(), differences);
    }

    private static SortedSet<String> missed(List<Deadline> deadlines, Instant now) {
        var missed = new TreeSet<String>();
        deadlines.stream().filter(deadline -> deadline.missed(now)).forEach(deadline -> missed.add(deadline.name()));
        return missed;
    }

    /** What was read before, but for the cases that something happened in since. */
    private synchronized List<Held> current() {
        var query = Query.of(Filter.everything().range("seen", seen + 1, null), Query.MOST)
                .ascending("seen");
        var page = store.find(Cases.ANSWERS.name(), query);
        var news = !page.documents().isEmpty();
        while (true) {
            page.documents().forEach(this::hold);
            if (page.next() == null) {
                break;
            }
            page = store.find(Cases.ANSWERS.name(), query.after(page.next()));
        }
        if (news) {
            current = List.copyOf(cases);
        }
        return current;
    }

    private void hold(Document document) {
        var file = ComplaintView.read(document);
        var deadlines = rules.deadlines(file.knownAt()).of(file);
        var held = new Held(file, deadlines, CaseLine.of(file, deadlines, this::shared));
        var place = places.putIfAbsent(document.id(), cases.size());
        if (place == null) {
            cases.add(held);
        } else {
            cases.set(place, held);
        }
        seen = Math.max(seen, file.position());
    }

    private String shared(String text) {
        return texts.computeIfAbsent(text, same -> same);
    }
}
