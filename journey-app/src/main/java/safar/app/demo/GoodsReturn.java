package safar.app.demo;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** One item of an order goes back, and its price with it. */
record GoodsReturn(Order order, Bond bond) implements Story {

    @Override
    public Optional<Sequel> tell(Narrator narrator) {
        Dice dice = narrator.dice();
        Item item = dice.oneOf(order.items());
        Bond after = bond.cooler(0.05);
        narrator.waitForHours(9, 20);
        ObjectNode data = Json.object().put("orderId", order.id());
        data.set("refund", Json.euros(item.total()));
        data.set("items", Json.items(List.of(item), narrator.language()));
        data.put("reason", dice.oneOf(narrator.world().lines("return-reasons")));
        narrator.write(dice.chance(0.4) ? Channel.STORE : Channel.WEB, new Deed("return", data));
        if (dice.chance(0.3)) {
            narrator.later(dice.days(1, 2));
            narrator.waitForHours(8, 23);
            Survey.CES.ask(narrator, after);
        }
        return narrator.backToEveryday(after);
    }
}
