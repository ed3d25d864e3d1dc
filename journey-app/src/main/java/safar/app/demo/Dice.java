package safar.app.demo;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Where every choice in one customer's journey comes from, in order. */
record Dice(SplittableRandom random) {

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A whole number from {@code low} to {@code high}, both possible. */
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    double around(double centre, double spread) {
        return centre + spread * random.nextGaussian();
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One of the choices, each as likely as its weight among all. */
    <T> T oneByWeight(List<Weighted<T>> choices) {
        double mark = random.nextDouble()
                * choices.stream().mapToDouble(Weighted::weight).sum();
        for (Weighted<T> choice : choices) {
            mark -= choice.weight();
            if (mark < 0) {
                return choice.value();
            }
        }
        return choices.getLast().value();
    }

    Duration minutes(int low, int high) {
        return Duration.ofSeconds(between(low * 60, high * 60));
    }

    Duration hours(int low, int high) {
        return minutes(low * 60, high * 60);
    }

    Duration days(int low, int high) {
        return hours(low * 24, high * 24);
    }

    /** A choice and how much it weighs. */
    record Weighted<T>(T value, double weight) {}
}
