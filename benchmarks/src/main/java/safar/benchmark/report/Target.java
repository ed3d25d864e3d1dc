package safar.benchmark.report;

/** What a figure is to reach. */
public sealed interface Target {

    boolean isMetBy(double value);

    String shown(Unit unit);

    record AtLeast(double value) implements Target {
        @Override
        public boolean isMetBy(double measured) {
            return measured >= value;
        }

        @Override
        public String shown(Unit unit) {
            return "≥ " + unit.shown(value);
        }
    }

    record AtMost(double value) implements Target {
        @Override
        public boolean isMetBy(double measured) {
            return measured <= value;
        }

        @Override
        public String shown(Unit unit) {
            return "≤ " + unit.shown(value);
        }
    }

    /** Reported for comparison only. */
    record None() implements Target {
        @Override
        public boolean isMetBy(double measured) {
            return true;
        }

        @Override
        public String shown(Unit unit) {
            return "";
        }
    }
}
