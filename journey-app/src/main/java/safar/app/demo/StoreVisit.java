package safar.app.demo;

import java.util.Optional;

/** A look in at the store without buying; those who like the shop do it more often. */
record StoreVisit(Bond bond) implements Story {

    @Override
    public Optional<Sequel> tell(Narrator narrator) {
        narrator.waitForHours(9, 20);
        narrator.write(
                Channel.STORE, Deed.visit(place(narrator), narrator.dice().between(3, 30)));
        return narrator.backToEveryday(bond.warmer(0.01));
    }

    static String place(Narrator narrator) {
        return narrator.person().profile().city();
    }
}
