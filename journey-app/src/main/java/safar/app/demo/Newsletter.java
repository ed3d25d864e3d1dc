package safar.app.demo;

import java.util.Optional;

/** The season's mailing: mostly passed over, sometimes opened, clicked and bought from, once in a while the last one. */
record Newsletter(Bond bond) implements Story {

    @Override
    public Optional<Sequel> tell(Narrator narrator) {
        Dice dice = narrator.dice();
        narrator.waitForHours(9, 18);
        Letter letter = narrator.world().campaign(narrator.today()).letter(narrator.language());
        if (dice.chance(0.015)) {
            letter.post(narrator, "bounced");
            return narrator.backToEveryday(bond.withoutMailings());
        }
        letter.post(narrator);
        if (!dice.chance(0.15 + 0.5 * bond.goodwill())) {
            return narrator.backToEveryday(bond);
        }
        narrator.later(dice.hours(1, 20));
        narrator.write(letter.medium(), letter.outbound("opened"));
        narrator.later(dice.minutes(1, 3));
        if (dice.chance(0.03)) {
            narrator.write(letter.medium(), letter.outbound("unsubscribed"));
            return narrator.backToEveryday(bond.withoutMailings());
        }
        return dice.chance(0.4) ? follow(letter, narrator) : narrator.backToEveryday(bond);
    }

    private Optional<Sequel> follow(Letter letter, Narrator narrator) {
        Dice dice = narrator.dice();
        narrator.write(letter.medium(), letter.outbound("clicked"));
        narrator.later(dice.minutes(1, 2));
        Deed view = Deed.pageView(narrator.someProduct(), narrator.language());
        narrator.write(Channel.WEB, view.inContext("campaign", letter.campaign()));
        return dice.chance(0.45)
                ? narrator.then(new Shopping(bond), dice.minutes(5, 120))
                : narrator.backToEveryday(bond);
    }
}
