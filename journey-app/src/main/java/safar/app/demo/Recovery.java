package safar.app.demo;

import java.util.Optional;

/** The shop answers a complaint: put right, it can make a customer more loyal than before; otherwise most fall silent. */
record Recovery(Order order, Issue issue, Bond bond, boolean solved) implements Story {

    @Override
    public Optional<Sequel> tell(Narrator narrator) {
        Dice dice = narrator.dice();
        Bond after = solved ? bond.warmer(0.5) : bond.cooler(0.2);
        narrator.waitForHours(9, 18);
        Call.out(issue.label(), solved ? "solved" : "unsolved").ring(narrator);
        narrator.later(dice.hours(2, 24));
        if (solved && issue != Issue.BILLING) {
            new Letter(narrator.messenger(), narrator.phrase("making-good", order.main())).post(narrator);
        }
        if (dice.chance(0.65)) {
            narrator.later(dice.days(1, 3));
            narrator.waitForHours(8, 23);
            (dice.chance(0.7) ? Survey.CSAT : Survey.CES).ask(narrator, after);
        }
        if (solved) {
            return narrator.then(new Shopping(after), dice.days(6, 40));
        }
        return dice.chance(0.75) ? narrator.then(new Silence(after), dice.days(1, 5)) : narrator.backToEveryday(after);
    }
}
