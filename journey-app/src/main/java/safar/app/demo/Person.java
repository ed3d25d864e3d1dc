package safar.app.demo;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** An invented customer: who they are, how to reach them and what they are like. */
record Person(int number, Profile profile, Contact contact, Habit habit) {
    private static final List<String> DOMAINS = List.of("example.org", "example.com", "example.net");

    static Person meet(int number, World world, Dice dice) {
        Language language = dice.chance(0.4) ? Language.PERSIAN : Language.ENGLISH;
        List<String> first = dice.oneOf(world.rows(language, "first-names"));
        List<String> last = dice.oneOf(world.rows(language, "last-names"));
        Profile profile = new Profile(
                language,
                first.getFirst() + " " + last.getFirst(),
                dice.oneOf(world.lines(language, "cities")),
                dice.oneOf(world.products()).category());
        String email = "%s.%s.%d@%s".formatted(first.getLast(), last.getLast(), number, dice.oneOf(DOMAINS));
        Contact contact = new Contact(
                number,
                email.toLowerCase(Locale.ROOT),
                world.phone(number).filter(any -> dice.chance(0.8)),
                dice.chance(0.45) ? "card-%07d".formatted(number) : "");
        return new Person(number, profile, contact, Habit.draw(contact, dice));
    }

    /** What a customer tells about themselves when they make an account. */
    ObjectNode traits() {
        return Json.object()
                .put("name", profile.name())
                .put("city", profile.city())
                .put("language", profile.language().code());
    }

    /** Name, home and taste. */
    record Profile(Language language, String name, String city, String favourite) {}

    /** How often somebody has the shop in mind (days between), how kindly at first (0–1), and how much of it in the store (0–1). */
    record Habit(double gapDays, double warmth, double storeShare) {

        static Habit draw(Contact contact, Dice dice) {
            double gapDays = Math.clamp(46 * Math.exp(dice.around(0, 0.7)), 7, 180);
            double storeShare = contact.card().isEmpty() ? 0.1 : 0.5;
            return new Habit(gapDays, Math.clamp(dice.around(0.78, 0.12), 0.3, 1), storeShare);
        }
    }
}
