package safar.contract.segmentation;

import java.util.List;
import safar.contract.policy.PolicyProblem;

/** Whether a text can be the condition of a segment. */
@FunctionalInterface
public interface SegmentConditions {

    /** What is wrong with it, by its place; empty when nothing is. */
    List<PolicyProblem> check(String when);
}
