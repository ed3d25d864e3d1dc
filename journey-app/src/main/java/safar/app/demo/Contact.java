package safar.app.demo;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The identifiers of one customer, and which of them the shop sees where; the card is empty where there is none. */
record Contact(int number, String email, Optional<String> phone, String card) {

    String userId() {
        return "u-%06d".formatted(number);
    }

    /** A browser that does not yet know whose it is. */
    ObjectNode stranger(int device) {
        return Json.object().put("anonymousId", "anon-%06d-%d".formatted(number, device));
    }

    /** The moment at which a browser learns whose it is. */
    ObjectNode signedInOn(int device) {
        return stranger(device).put("userId", userId()).put("email", email);
    }

    /** The moment at which phone and card are tied to the account. */
    ObjectNode introduced() {
        ObjectNode all = account();
        phone.ifPresent(value -> all.put("phone", value));
        return card.isEmpty() ? all : all.put("loyaltyCard", card);
    }

    /** What the shop sees of the customer on a channel. */
    ObjectNode on(Channel channel) {
        return switch (channel) {
            case WEB, MOBILE_APP, CHAT -> account();
            case EMAIL -> byEmail();
            case STORE -> card.isEmpty() ? byEmail() : Json.object().put("loyaltyCard", card);
            case PHONE, SMS, WHATSAPP, TELEGRAM ->
                phone.map(value -> Json.object().put("phone", value)).orElseGet(this::byEmail);
        };
    }

    private ObjectNode account() {
        return Json.object().put("userId", userId());
    }

    private ObjectNode byEmail() {
        return Json.object().put("email", email);
    }
}
