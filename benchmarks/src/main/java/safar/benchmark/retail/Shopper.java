package safar.benchmark.retail;

import static safar.contract.identity.IdentifierType.ANONYMOUS_ID;
import static safar.contract.identity.IdentifierType.EMAIL;
import static safar.contract.identity.IdentifierType.LOYALTY_CARD;
import static safar.contract.identity.IdentifierType.USER_ID;

import java.util.List;
import safar.contract.identity.IdentifierType;

/** A customer of the workload and what they go by: one in ten has two or three identifiers that only one touchpoint ties together. */
public record Shopper(String name, List<IdentifierType> identifiers) {
    private static final Shopper OF_LONG_JOURNEY = new Shopper("long", List.of(USER_ID));

    static Shopper ranked(int rank) {
        List<IdentifierType> identifiers = switch (rank % 20) {
            case 9 -> List.of(USER_ID, EMAIL);
            case 19 -> List.of(USER_ID, EMAIL, LOYALTY_CARD);
            case 8, 18 -> List.of(ANONYMOUS_ID);
            case 7, 17 -> List.of(EMAIL);
            default -> List.of(USER_ID);
        };
        return new Shopper(Integer.toString(rank), identifiers);
    }

    /** The customer that has made 10,000 touchpoints by the end. */
    public static Shopper ofLongJourney() {
        return OF_LONG_JOURNEY;
    }

    /** The strongest of what they go by, as requests name it. */
    public String identifier() {
        return identifiers.getFirst().label() + ":" + value(identifiers.getFirst());
    }

    public String value(IdentifierType type) {
        return switch (type) {
            case USER_ID -> "u-" + name;
            case LOYALTY_CARD -> "card-" + name;
            case EMAIL -> "c-" + name + "@example.org";
            case PHONE -> throw new IllegalArgumentException("expected no telephone number, found one asked for");
            case ANONYMOUS_ID -> "anon-" + name;
        };
    }
}
