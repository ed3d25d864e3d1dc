package safar.app.demo;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Where somebody looks at the shop's pages, and what the shop knows of them there. */
record Screen(Channel channel, ObjectNode customer) {

    static Screen ofStranger(Narrator narrator, int device) {
        return new Screen(Channel.WEB, narrator.person().contact().stranger(device));
    }

    static Screen ofCustomer(Narrator narrator) {
        Channel channel = narrator.dice().chance(0.35) ? Channel.MOBILE_APP : Channel.WEB;
        return new Screen(channel, narrator.person().contact().on(channel));
    }

    /** Looks at some goods, one page after the other. */
    void show(List<Product> goods, Narrator narrator) {
        for (Product product : goods) {
            show(Deed.pageView(product, narrator.language()), narrator);
            narrator.later(narrator.dice().minutes(1, 6));
        }
    }

    void show(Deed deed, Narrator narrator) {
        narrator.write(channel, customer.deepCopy(), deed);
    }
}
