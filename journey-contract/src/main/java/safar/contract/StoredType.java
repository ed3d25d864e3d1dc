package safar.contract;

/** The name an event is stored under, independent of any class, and the revision of its form, from 1. */
public record StoredType(String name, int revision) {

    public StoredType {
        if (name.isBlank() || revision < 1) {
            throw new IllegalArgumentException(
                    "expected a name and a revision from 1, found '%s' / %d".formatted(name, revision));
        }
    }
}
