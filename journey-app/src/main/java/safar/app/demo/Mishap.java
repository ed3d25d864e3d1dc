package safar.app.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import safar.app.demo.Dice.Weighted;
import tools.jackson.databind.node.ObjectNode;

/** Something goes wrong with an order; some complain and are heard, others just think less of the shop. */
record Mishap(Order order, Bond bond) implements Story {

    @Override
    public Optional<Sequel> tell(Narrator narrator) {
        Dice dice = narrator.dice();
        Bond sour = bond.cooler(0.35);
        Issue issue = dice.oneByWeight(Stream.of(Issue.values())
                .map(each -> new Weighted<>(each, each.share()))
                .toList());
        narrator.waitForHours(8, 20);
        if (issue == Issue.LATE_DELIVERY) {
            new Letter(narrator.messenger(), narrator.phrase("parcel-delayed", order.main())).post(narrator);
            narrator.later(dice.days(1, 2));
            narrator.waitForHours(8, 20);
        }
        if (dice.chance(0.5)) {
            Call.in(issue.label(), "passed-on").ring(narrator);
            narrator.later(dice.hours(1, 20));
            narrator.waitForHours(8, 20);
        }
        if (dice.chance(0.65)) {
            Channel channel = dice.oneOf(List.of(Channel.WEB, Channel.EMAIL, Channel.PHONE));
            ObjectNode complaint = complaint(issue, narrator);
            Duration answer = dice.days(1, 3);
            boolean solved = dice.chance(0.7);
            complaint.set(
                    "history",
                    new Handling(narrator, order, issue, complaint)
                            .until(narrator.now().plus(answer), solved));
            narrator.write(channel, new Deed("complaint", complaint));
            return narrator.then(new Recovery(order, issue, sour, solved), answer);
        }
        if (dice.chance(0.4)) {
            narrator.later(dice.days(2, 5));
            narrator.waitForHours(8, 23);
            Survey.NPS.ask(narrator, sour);
        }
        return narrator.backToEveryday(sour);
    }

    private ObjectNode complaint(Issue issue, Narrator narrator) {
        List<String> wish = narrator.dice().oneOf(narrator.rows("complaint-wishes"));
        String narrative = String.join(
                " ",
                narrator.phrase("complaint-openings", order.main()),
                narrator.phrase(issue.label(), order.main()),
                wish.getLast());
        return Json.object()
                .put("complaintId", "C-" + narrator.nextReference())
                .put("product", order.main().category())
                .put("issue", issue.label())
                .put("narrative", narrative)
                .put("desiredRemedy", wish.getFirst());
    }
}
