package safar.app.demo;

import java.util.Optional;

/** A purchase: over the counter, or online with a parcel to wait for. */
record Shopping(Bond bond) implements Story {

    @Override
    public Optional<Sequel> tell(Narrator narrator) {
        boolean inStore = narrator.dice().chance(narrator.person().habit().storeShare());
        return inStore ? overTheCounter(narrator) : online(narrator);
    }

    private Optional<Sequel> overTheCounter(Narrator narrator) {
        Dice dice = narrator.dice();
        narrator.waitForHours(9, 20);
        narrator.write(Channel.STORE, Deed.visit(StoreVisit.place(narrator), dice.between(8, 45)));
        narrator.later(dice.minutes(5, 30));
        Order order = Order.draw(narrator, 3);
        narrator.write(Channel.STORE, Deed.purchase(order, narrator.language()));
        return dice.chance(0.04)
                ? narrator.then(new GoodsReturn(order, bond), dice.days(1, 12))
                : narrator.backToEveryday(bond.warmer(0.02));
    }

    private Optional<Sequel> online(Narrator narrator) {
        Dice dice = narrator.dice();
        narrator.waitForHours(7, 24);
        Screen screen = Screen.ofCustomer(narrator);
        Order order = Order.draw(narrator, 4);
        screen.show(order.products(), narrator);
        screen.show(Deed.purchase(order, narrator.language()), narrator);
        return dice.chance(0.87)
                ? narrator.then(new Delivery(order, bond), dice.hours(10, 40))
                : narrator.then(new Mishap(order, bond), dice.days(2, 5));
    }
}
