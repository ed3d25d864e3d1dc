package safar.app.demo;

import java.util.Optional;

/** A question by telephone, chat or messenger, and how easy it was to get an answer. */
record Question(Bond bond) implements Story {

    @Override
    public Optional<Sequel> tell(Narrator narrator) {
        Dice dice = narrator.dice();
        narrator.waitForHours(9, 19);
        if (dice.chance(0.5)) {
            Call.in(dice.oneOf(narrator.world().lines("topics")), "answered").ring(narrator);
        } else {
            Channel medium = dice.chance(0.5) ? Channel.CHAT : narrator.messenger();
            Letter letter = new Letter(medium, narrator.phrase("enquiries", narrator.someProduct()));
            narrator.write(medium, letter.inbound());
            narrator.later(dice.minutes(2, 50));
            letter.post(narrator);
        }
        if (dice.chance(0.4)) {
            narrator.later(dice.hours(1, 3));
            Survey.CES.ask(narrator, bond.warmer(0.05));
        }
        return narrator.backToEveryday(bond);
    }
}
