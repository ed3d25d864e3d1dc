package safar.projection.journey;

/** What a journey adds up to, read in canonical order; nothing in it changes by time alone. */
public record Summary(
        Contacts contacts, Purchases purchases, Complaints complaints, Feedback feedback, Profile profile) {

    public static final Summary EMPTY =
            new Summary(Contacts.NONE, Purchases.NONE, Complaints.NONE, Feedback.NONE, Profile.BLANK);

    public Summary with(TapeEntry entry) {
        return new Summary(
                contacts.with(entry),
                purchases.with(entry),
                complaints.with(entry),
                feedback.with(entry),
                profile.with(entry));
    }
}
