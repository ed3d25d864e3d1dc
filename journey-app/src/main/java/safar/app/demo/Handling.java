package safar.app.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the shop does in a case until the present. Its choices come from dice of the case's own, so that the journey around it is the one that it
 * would be without.
 */
final class Handling {

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final Duration DAY = Duration.ofDays(1);
    /** Most cases that are younger have not come to their end. */
    private static final Duration UNDER_WAY = Duration.ofDays(42);

    private static final Duration TO_ANSWER = Duration.ofDays(56);

    private final Narrator narrator;
    private final Order order;
    private final Issue issue;
    private final String wish;
    private final Instant filed;
    private final Dice dice;
    private final int most;
    private final ArrayNode steps = JsonNodeFactory.instance.arrayNode();
    private Instant now;

    Handling(Narrator narrator, Order order, Issue issue, ObjectNode complaint) {
        this.narrator = narrator;
        this.order = order;
        this.issue = issue;
        this.wish = complaint.path("desiredRemedy").asString();
        this.filed = narrator.now();
        this.now = filed;
        this.dice = new Dice(
                new SplittableRandom(complaint.path("complaintId").asString().hashCode()));
        Duration age = Duration.between(filed, narrator.present());
        this.most = age.compareTo(UNDER_WAY) < 0 && dice.chance(0.7) ? dice.between(1, 6) : Integer.MAX_VALUE;
    }

    /** The steps of a case in which the customer is called back at a moment, with their problem solved or not. */
    ArrayNode until(Instant call, boolean solved) {
        // a few lie about
        if (dice.chance(0.05)) {
            return steps;
        }
        takeUp(call);
        if (solved) {
            putRight();
        } else {
            fallShort();
        }
        return steps;
    }

    private void takeUp(Instant call) {
        now = dice.chance(0.85) ? now.plus(dice.minutes(10, 600)) : call;
        if (now.isAfter(nextOfficeDay())) {
            missed("acknowledge", nextOfficeDay());
        }
        step("acknowledge");
        now = now.plus(dice.minutes(5, 120));
        step("classify")
                .put("product", order.main().category())
                .put("issue", issue.label())
                .put("severity", dice.oneOf(List.of("low", "medium", "medium", "high")));
        step("assign").put("to", issue.team());
        now = now.plus(dice.hours(1, 8));
        step("investigate").put("rootCause", dice.oneOf(issue.rootCauses()));
        now = now.isBefore(call) ? call : now;
    }

    private void putRight() {
        offer(issue == Issue.BILLING ? "refund" : wish);
        now = now.plus(dice.hours(2, 70));
        if (dice.chance(0.15)) {
            step("reject");
            escalate();
            offer("credit");
            now = now.plus(dice.hours(2, 70));
        }
        step("accept");
        close("redress");
        if (dice.chance(0.08)) {
            now = now.plus(dice.days(3, 20));
            step("reopen");
            escalate();
            offer("credit");
            close("redress");
        }
    }

    private void fallShort() {
        if (dice.chance(0.4)) {
            close("rejected").put("reason", dice.oneOf(narrator.lines("rejections")));
        } else if (dice.chance(0.5)) {
            offer("explanation");
            now = now.plus(dice.hours(2, 70));
            step("reject");
            close("partly-upheld");
        } else if (dice.chance(0.4)) {
            now = now.plus(dice.days(2, 9));
            step("withdraw");
        } else {
            escalate();
            now = now.plus(dice.days(20, 70));
            if (now.isAfter(filed.plus(TO_ANSWER))) {
                missed("answer", filed.plus(TO_ANSWER));
            }
            close("upheld");
        }
    }

    private void offer(String remedy) {
        ObjectNode offer = step("offer").put("remedy", remedy);
        if (remedy.equals("refund")) {
            BigDecimal share = dice.chance(0.6) ? BigDecimal.ONE : new BigDecimal("0.5");
            offer.set("amount", Json.euros(order.total().multiply(share).setScale(2, RoundingMode.HALF_UP)));
        } else if (remedy.equals("credit")) {
            offer.set("amount", Json.euros(new BigDecimal(dice.oneOf(List.of("5.00", "10.00", "15.00")))));
        }
    }

    private void escalate() {
        now = now.plus(dice.hours(1, 20));
        step("escalate").put("to", "complaint-leads");
        now = now.plus(dice.hours(2, 30));
    }

    private ObjectNode close(String outcome) {
        now = now.plus(dice.hours(1, 30));
        return step("close").put("outcome", outcome);
    }

    private void missed(String deadline, Instant dueAt) {
        step("breach").put("deadline", deadline).put("dueAt", dueAt.toString()).put("at", dueAt.toString());
    }

    /** Nothing has happened yet that lies behind the present. */
    private ObjectNode step(String word) {
        ObjectNode step = Json.object().put("do", word).put("at", now.toString());
        if (steps.size() < most && !now.isAfter(narrator.present())) {
            steps.add(step);
        }
        return step;
    }

    private Instant nextOfficeDay() {
        Instant next = filed.plus(DAY);
        while (WEEKEND.contains(next.atZone(ZoneOffset.UTC).getDayOfWeek())) {
            next = next.plus(DAY);
        }
        return next;
    }
}
