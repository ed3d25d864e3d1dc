package safar.benchmark.retail;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.DiscreteProbabilityCollectionSampler;

/** A type of touchpoint and its share of the workload. */
enum Kind {
    PAGE_VIEW("page-view", 0.60),
    PURCHASE("purchase", 0.20),
    MESSAGE("message", 0.08),
    CALL("call", 0.05),
    SURVEY_ANSWER("survey-answer", 0.04),
    RETURN("return", 0.02),
    COMPLAINT("complaint", 0.01);

    private final String label;
    private final double share;

    Kind(String label, double share) {
        this.label = label;
        this.share = share;
    }

    String label() {
        return label;
    }

    double share() {
        return share;
    }

    /** Draws types in proportion to their shares. */
    static DiscreteProbabilityCollectionSampler<Kind> sampler(UniformRandomProvider random) {
        return new DiscreteProbabilityCollectionSampler<>(
                random,
                List.of(values()),
                Arrays.stream(values()).mapToDouble(Kind::share).toArray());
    }
}
