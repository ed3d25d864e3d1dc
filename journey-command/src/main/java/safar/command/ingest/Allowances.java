package safar.command.ingest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How much each sender may deliver: touchpoints a second on average, at once as many as come together in ten seconds, and one whole body in any
 * case.
 */
@Component
public final class Allowances {

    private static final int SENDERS = 10_000;

    private final int perSecond;
    private final long atOnce;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    @Autowired
    Allowances(@Value("${safar.ingest.touchpoints-per-second:" + Limits.TOUCHPOINTS_PER_SECOND + "}") int perSecond) {
        this(perSecond, TimeMeter.SYSTEM_NANOTIME);
    }

    /** @throws IllegalArgumentException when nothing would be allowed */
    public Allowances(int perSecond, TimeMeter time) {
        if (perSecond < 1) {
            throw new IllegalArgumentException("safar.ingest.touchpoints-per-second is at least 1, found " + perSecond);
        }
        this.perSecond = perSecond;
        this.time = time;
        this.atOnce = Math.max(Limits.ELEMENTS, (long) perSecond * Limits.BURST_SECONDS);
        // what was not used for that long is full again, so nothing is forgotten with it
        var full = Duration.ofSeconds(Math.ceilDiv(atOnce, perSecond));
        this.buckets = Caffeine.newBuilder()
                .maximumSize(SENDERS)
                .expireAfterAccess(full)
                .build();
    }

    /**
     * Takes what a delivery needs from its sender's allowance; one without touchpoints needs as much as one with one.
     *
     * @throws RefusedRequestException when there is not enough of it, with the seconds after which there will be
     */
    public void take(String sender, int touchpoints) {
        var probe = buckets.get(sender, _ -> full()).tryConsumeAndReturnRemaining(Math.max(1, touchpoints));
        if (!probe.isConsumed()) {
            throw RefusedRequestException.tooFast(perSecond, Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(atOnce).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }
}
