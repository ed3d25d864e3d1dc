package safar.contract.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Two identifiers that were named together, the stronger one first. */
public record Pair(IdentifierRef a, IdentifierRef b) implements Comparable<Pair> {

    private static final Comparator<Pair> ORDER = Comparator.comparing(Pair::a).thenComparing(Pair::b);

    public Pair {
        if (a.compareTo(b) >= 0) {
            throw new IllegalArgumentException("expected two identifiers in order, found %s and %s".formatted(a, b));
        }
    }

    /** The pair of two different identifiers, whichever is named first. */
    public static Pair of(IdentifierRef one, IdentifierRef other) {
        return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
    }

    /** Every pair of a sorted list of identifiers. */
    public static List<Pair> among(List<IdentifierRef> identifiers) {
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < identifiers.size(); i++) {
            for (int j = i + 1; j < identifiers.size(); j++) {
                pairs.add(new Pair(identifiers.get(i), identifiers.get(j)));
            }
        }
        return pairs;
    }

    /** The name of the stream of what people decided about it, {@code identity/<stream id>.<stream id>}. */
    public String streamName() {
        return "identity/%s.%s".formatted(a.stream(), b.stream());
    }

    public boolean names(IdentifierRef identifier) {
        return a.equals(identifier) || b.equals(identifier);
    }

    public IdentifierRef otherThan(IdentifierRef identifier) {
        return a.equals(identifier) ? b : a;
    }

    @Override
    public int compareTo(Pair other) {
        return ORDER.compare(this, other);
    }
}
