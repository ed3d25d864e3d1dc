package safar.app.demo;

import java.util.Optional;

/** Somebody nobody knows yet finds the shop, by an advertisement or otherwise; a few never say who they are. */
record Discovery() implements Story {

    @Override
    public Optional<Sequel> tell(Narrator narrator) {
        Dice dice = narrator.dice();
        Screen screen = Screen.ofStranger(narrator, 0);
        narrator.waitForHours(7, 24);
        screen.show(arrival(narrator), narrator);
        narrator.later(dice.minutes(1, 5));
        screen.show(narrator.someProducts(0, 4), narrator);
        return dice.chance(0.06) ? Optional.empty() : narrator.then(new SignUp(), dice.days(0, 12));
    }

    private static Deed arrival(Narrator narrator) {
        Deed view = Deed.pageView(narrator.someProduct(), narrator.language());
        view.data().put("referrer", narrator.dice().oneOf(narrator.world().lines("referrers")));
        return narrator.dice().chance(0.45) ? view.costing("0.38").inContext("campaign", "search-advertisement") : view;
    }
}
