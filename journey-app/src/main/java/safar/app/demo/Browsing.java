package safar.app.demo;

import java.util.Optional;

/** Looking without buying, now and then on a new device that only later learns whose it is. */
record Browsing(Bond bond) implements Story {

    @Override
    public Optional<Sequel> tell(Narrator narrator) {
        Dice dice = narrator.dice();
        narrator.waitForHours(7, 24);
        if (dice.chance(0.1)) {
            lookOnAnotherDevice(narrator);
        } else {
            Screen.ofCustomer(narrator).show(narrator.someProducts(1, 6), narrator);
        }
        if (dice.chance(0.1)) {
            Product wish = narrator.someProduct();
            narrator.write(
                    Channel.MOBILE_APP, Deed.custom("wish-list-extended", Json.product(wish, narrator.language())));
        }
        return narrator.backToEveryday(bond);
    }

    private static void lookOnAnotherDevice(Narrator narrator) {
        int device = narrator.dice().between(1, 2);
        Screen.ofStranger(narrator, device).show(narrator.someProducts(1, 4), narrator);
        Contact contact = narrator.person().contact();
        narrator.write(Channel.WEB, contact.signedInOn(device), Deed.custom("signed-in", Json.object()));
        narrator.later(narrator.dice().minutes(1, 3));
    }
}
