package safar.codec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import safar.contract.access.Actor;
import safar.contract.policy.PolicyEvent.PolicyPublished;
import safar.contract.policy.PolicyName;
import safar.contract.segmentation.SegmentEvent.SegmentDefined;
import safar.contract.segmentation.SegmentEvent.SegmentDropped;
import safar.contract.segmentation.SegmentName;

class StoredPolicyEventTest {

    private static final SegmentName VIP = new SegmentName("vip");

    @TempDir
    private Path folder;

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of(
                        "policy-published-1.full.json",
                        new PolicyPublished(
                                PolicyName.LIFECYCLE,
                                3,
                                "initial: new\nstages: [new]\n",
                                Actor.ADMIN,
                                "one stage is enough")),
                Arguments.of(
                        "policy-published-1.minimal.json",
                        new PolicyPublished(PolicyName.TIERS, 2, "{}", Actor.oidc("u-17"), null)),
                Arguments.of(
                        "segment-defined-1.full.json",
                        new SegmentDefined(VIP, "spent >= 1000 && nps >= 9", "those who count", Actor.ADMIN)),
                Arguments.of("segment-defined-1.minimal.json", new SegmentDefined(VIP, "true", null, Actor.ADMIN)),
                Arguments.of("segment-dropped-1.full.json", new SegmentDropped(VIP, Actor.oidc("u-17"))));
    }

    @ParameterizedTest
    @MethodSource("events")
    void rules_are_stored_in_their_approved_form_and_read_back_as_they_were(String file, Object event)
            throws IOException {
        new ApprovedForm(file).isThatOf(event, folder);
    }
}
