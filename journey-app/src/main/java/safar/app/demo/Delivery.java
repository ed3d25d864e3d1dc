package safar.app.demo;

import java.util.Optional;

/** The parcel comes as promised, and sometimes the shop hears how it was liked. */
record Delivery(Order order, Bond bond) implements Story {

    @Override
    public Optional<Sequel> tell(Narrator narrator) {
        Dice dice = narrator.dice();
        Bond after = bond.warmer(0.03);
        narrator.waitForHours(8, 20);
        new Letter(narrator.messenger(), narrator.phrase("parcel-sent", order.main())).post(narrator);
        if (dice.chance(0.3)) {
            narrator.later(dice.days(3, 7));
            narrator.waitForHours(8, 23);
            (dice.chance(0.7) ? Survey.NPS : Survey.CSAT).ask(narrator, after);
        }
        return dice.chance(0.07)
                ? narrator.then(new GoodsReturn(order, after), dice.days(2, 10))
                : narrator.backToEveryday(after);
    }
}
