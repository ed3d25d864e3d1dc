package safar.app.demo;

import java.util.Optional;

/** The stranger says who they are: browser, account, telephone and card turn out to be one person. */
record SignUp() implements Story {

    @Override
    public Optional<Sequel> tell(Narrator narrator) {
        Dice dice = narrator.dice();
        Person person = narrator.person();
        Contact contact = person.contact();
        Bond bond = new Bond(person.habit().warmth(), dice.chance(0.7));
        narrator.waitForHours(7, 24);
        Screen.ofStranger(narrator, 0).show(narrator.someProducts(1, 3), narrator);
        narrator.write(
                Channel.WEB,
                contact.signedInOn(0).set("traits", person.traits()),
                Deed.custom("account-created", Json.object().put("newsletter", bond.mailings())));
        narrator.later(dice.minutes(1, 4));
        narrator.write(
                Channel.WEB,
                contact.introduced(),
                Deed.custom(
                        "profile-completed",
                        Json.object().put("loyaltyProgramme", !contact.card().isEmpty())));
        narrator.later(dice.minutes(2, 9));
        return narrator.then(new Shopping(bond), dice.minutes(1, 10));
    }
}
