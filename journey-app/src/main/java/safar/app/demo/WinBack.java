package safar.app.demo;

import java.util.Optional;

/** A campaign for those who stopped coming; some do come back, and stay warmer than they left. */
record WinBack(Bond bond) implements Story {

    @Override
    public Optional<Sequel> tell(Narrator narrator) {
        Dice dice = narrator.dice();
        narrator.waitForHours(9, 18);
        Letter letter = new Letter(Channel.EMAIL, narrator.phrase("win-back", narrator.someProduct()), "we-miss-you");
        letter.post(narrator);
        if (!dice.chance(0.55)) {
            return Optional.empty();
        }
        narrator.later(dice.hours(1, 40));
        narrator.write(letter.medium(), letter.outbound("opened"));
        if (!dice.chance(0.7)) {
            return Optional.empty();
        }
        narrator.later(dice.minutes(1, 5));
        narrator.write(letter.medium(), letter.outbound("clicked"));
        return narrator.then(new Shopping(bond.warmer(0.3)), dice.minutes(4, 90));
    }
}
