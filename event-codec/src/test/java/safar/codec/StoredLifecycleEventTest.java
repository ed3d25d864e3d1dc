package safar.codec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import safar.contract.identity.CustomerId;
import safar.contract.lifecycle.Circumstances;
import safar.contract.lifecycle.LifecycleEvent;
import safar.contract.lifecycle.LifecycleEvent.CustomerMerged;
import safar.contract.lifecycle.LifecycleEvent.CustomerSplit;
import safar.contract.lifecycle.LifecycleEvent.LifecycleStageChanged;
import safar.contract.lifecycle.LifecycleEvent.SegmentEntered;
import safar.contract.lifecycle.LifecycleEvent.SegmentLeft;
import safar.contract.lifecycle.Trigger;

class StoredLifecycleEventTest {

    private static final CustomerId ADA = new CustomerId("c-0123456789abcdefghijklmnop");
    private static final CustomerId VISITOR = new CustomerId("c-abcdefghijklmnopqrstuv0123");

    @TempDir
    private Path folder;

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of(
                        "lifecycle-stage-changed-1.full.json",
                        new LifecycleStageChanged(
                                ADA, "active", "lapsed", List.of("at-risk"), circumstances(Trigger.LATE_DATA))),
                Arguments.of(
                        "lifecycle-stage-changed-1.minimal.json",
                        new LifecycleStageChanged(ADA, null, "prospect", List.of(), bare())),
                Arguments.of(
                        "customer-merged-1.full.json",
                        new CustomerMerged(VISITOR, ADA, circumstances(Trigger.IDENTITY))),
                Arguments.of(
                        "customer-split-1.full.json", new CustomerSplit(VISITOR, ADA, circumstances(Trigger.IDENTITY))),
                Arguments.of(
                        "segment-entered-1.full.json", new SegmentEntered(ADA, "vip", circumstances(Trigger.TIME))),
                Arguments.of("segment-left-1.full.json", new SegmentLeft(ADA, "vip", circumstances(Trigger.POLICY))));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_announcement_is_stored_in_its_approved_form_and_read_back_as_it_was(String file, LifecycleEvent event)
            throws IOException {
        new ApprovedForm(file).isThatOf(event, folder);
    }

    private static Circumstances circumstances(Trigger trigger) {
        return new Circumstances(
                Instant.parse("2026-05-03T10:00:00.123Z"),
                3,
                trigger,
                List.of("e-1"),
                List.of("vip", "early"),
                List.of("marketing-email"));
    }

    private static Circumstances bare() {
        return new Circumstances(Instant.EPOCH, 1, Trigger.EVENT, List.of(), List.of(), List.of());
    }
}
