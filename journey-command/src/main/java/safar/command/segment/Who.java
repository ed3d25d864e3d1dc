package safar.command.segment;

import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whom a message is about: its ids, and the email and phone among the person's traits; the traits of a group are nobody's. */
final class Who {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,255}");
    private static final Pattern PHONE = Pattern.compile("\\+?(?:[ ()./-]*\\p{Nd}){6,20}");

    private Who() {}

    static ObjectNode of(String type, LooseObject message) {
        var customer = JsonNodeFactory.instance.objectNode();
        message.text("userId").ifPresent(id -> customer.put("userId", id));
        message.text("anonymousId").ifPresent(id -> customer.put("anonymousId", id));
        var traits = traits(type, message);
        traits.text("email").filter(EMAIL.asMatchPredicate()).ifPresent(email -> customer.put("email", email));
        traits.text("phone").filter(PHONE.asMatchPredicate()).ifPresent(phone -> customer.put("phone", phone));
        if (type.equals("identify")) {
            customer.set("traits", traits.node());
        }
        if (type.equals("alias")) {
            message.text("previousId")
                    .ifPresent(id -> customer.put(EMAIL.matcher(id).matches() ? "email" : "anonymousId", id));
        }
        return customer;
    }

    private static LooseObject traits(String type, LooseObject message) {
        var traits = message.at("context").at("traits").without();
        if (type.equals("identify")) {
            traits.setAll(message.at("traits").without());
        }
        return new LooseObject(traits);
    }
}
