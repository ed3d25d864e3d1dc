package safar.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedObject;
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
import tools.jackson.databind.json.JsonMapper;

class StoredPolicyEventTest {

    private static final SegmentName VIP = new SegmentName("vip");
    private static final Path APPROVED = Path.of("src/test/resources/approved");

    private final JsonMapper json = JsonMapper.shared();

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
        var approved = Files.readString(APPROVED.resolve(file));
        try (var keys = SqliteStreamKeys.open(folder.resolve("keys.db"))) {
            var serializer = new EventSerializer(keys);
            var stored = serializer.serialize(event, String.class);

            assertThat(file)
                    .startsWith("%s-%s."
                            .formatted(
                                    stored.getType().getName(), stored.getType().getRevision()));
            assertThat(stored.getData()).isEqualTo(json.readTree(approved).toString());
            assertThat(serializer.<String, Object>deserialize(
                            new SimpleSerializedObject<>(approved, String.class, stored.getType())))
                    .isEqualTo(event);
        }
    }
}
