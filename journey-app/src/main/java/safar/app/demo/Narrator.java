package safar.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Writes one person's touchpoints down: it keeps their clock, numbers what they do and knows the words. */
final class Narrator {
    private final Person person;
    private final World world;
    private final Dice dice;
    private final PriorityQueue<Touchpoint> written = new PriorityQueue<>();
    private final Instant present;
    private Instant now = Instant.EPOCH;
    private int serial;

    Narrator(Person person, World world, Dice dice, Instant present) {
        this.person = person;
        this.world = world;
        this.dice = dice;
        this.present = present;
    }

    Person person() {
        return person;
    }

    Language language() {
        return person.profile().language();
    }

    World world() {
        return world;
    }

    Dice dice() {
        return dice;
    }

    Instant now() {
        return now;
    }

    /** Behind which nothing has happened yet. */
    Instant present() {
        return present;
    }

    LocalDate today() {
        return now.atZone(language().zone()).toLocalDate();
    }

    Optional<Touchpoint> firstWritten() {
        return Optional.ofNullable(written.peek());
    }

    Optional<Touchpoint> takeFirstWritten() {
        return Optional.ofNullable(written.poll());
    }

    void startAt(Instant moment) {
        now = moment;
    }

    void later(Duration duration) {
        now = now.plus(duration);
    }

    /** Waits, where needed, for some moment between these full hours of the person's own clock. */
    void waitForHours(int open, int close) {
        ZonedDateTime here = now.atZone(language().zone());
        if (here.getHour() >= open && here.getHour() < close) {
            return;
        }
        ZonedDateTime opening = here.truncatedTo(ChronoUnit.DAYS).plusHours(open);
        ZonedDateTime next = opening.isAfter(here) ? opening : opening.plusDays(1);
        now = next.toInstant().plus(dice.minutes(0, (close - open) * 60 - 1));
    }

    void write(Channel channel, Deed deed) {
        write(channel, person.contact().on(channel), deed);
    }

    void write(Channel channel, ObjectNode customer, Deed deed) {
        String id = "demo-" + nextReference();
        ObjectNode json = Json.object()
                .put("id", id)
                .put("source", channel.source())
                .put("type", deed.type())
                .put("channel", channel.label())
                .put("occurredAt", now.toString());
        json.set("customer", customer);
        json.set("data", deed.data());
        json.setAll(deed.extras());
        written.add(new Touchpoint(now, id, json));
    }

    /** A number for an order, a ticket or a touchpoint that nothing else of anyone has. */
    String nextReference() {
        return "%06d-%04d".formatted(person.number(), serial++);
    }

    List<String> lines(String list) {
        return world.lines(language(), list);
    }

    List<List<String>> rows(String list) {
        return world.rows(language(), list);
    }

    /** The medium of short notices: a messenger where the shop knows a telephone number, e-mail otherwise. */
    Channel messenger() {
        if (person.contact().phone().isEmpty()) {
            return Channel.EMAIL;
        }
        List<Channel> messengers = List.of(Channel.SMS, Channel.WHATSAPP, Channel.TELEGRAM);
        return messengers.get(person.number() % messengers.size());
    }

    Product someProduct() {
        return dice.oneOf(dice.chance(0.5) ? world.products(person.profile().favourite()) : world.products());
    }

    List<Product> someProducts(int fewest, int most) {
        return Stream.generate(this::someProduct)
                .limit(dice.between(fewest, most))
                .distinct()
                .toList();
    }

    /** A line of the person's language about a product. */
    String phrase(String list, Product product) {
        return dice.oneOf(lines(list)).replace("{product}", product.name(language()));
    }

    Optional<Sequel> then(Story story, Duration after) {
        return Optional.of(new Sequel(now.plus(after), story));
    }

    /** Back to everyday life, as long as this person usually is away from the shop. */
    Optional<Sequel> backToEveryday(Bond bond) {
        double days = person.habit().gapDays() * (0.3 + dice.random().nextExponential() * 0.7);
        double pull = world.pull(language(), today());
        return then(new Everyday(bond), Duration.ofMinutes(Math.round(Math.min(days, 170) / pull * 24 * 60)));
    }
}
