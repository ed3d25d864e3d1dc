package safar.app.demo;

import java.util.List;
import java.util.Optional;
import safar.app.demo.Dice.Weighted;

/** The shop comes to mind again; what for depends on the season, on goodwill, and on whether its mailings are welcome. */
record Everyday(Bond bond) implements Story {

    @Override
    public Optional<Sequel> tell(Narrator narrator) {
        Dice dice = narrator.dice();
        double illWill = 1 - bond.goodwill();
        if (dice.chance(0.01 + 0.25 * illWill * illWill)) {
            return narrator.then(new Silence(bond), dice.days(1, 10));
        }
        double pull = narrator.world().pull(narrator.language(), narrator.today());
        Story story = dice.oneByWeight(List.of(
                new Weighted<>(new Shopping(bond), 0.40 * pull),
                new Weighted<>(new Browsing(bond), 0.25),
                new Weighted<>(new Newsletter(bond), bond.mailings() ? 0.20 : 0),
                new Weighted<>(new StoreVisit(bond), bond.goodwill() > 0.85 ? 0.16 : 0.04),
                new Weighted<>(new Question(bond), 0.07),
                new Weighted<>(new Study(bond), 0.03)));
        return narrator.then(story, dice.minutes(0, 30));
    }
}
