package safar.app.demo;

/** A way between customer and shop, and the system that reports what happens on it. */
enum Channel {
    WEB("web", "webshop"),
    MOBILE_APP("mobile-app", "app"),
    STORE("store", "tills"),
    PHONE("phone", "call-centre"),
    CHAT("chat", "live-chat"),
    EMAIL("email", "mailing"),
    SMS("sms", "mailing"),
    WHATSAPP("whatsapp", "messenger"),
    TELEGRAM("telegram", "messenger");

    private final String label;
    private final String source;

    Channel(String label, String source) {
        this.label = label;
        this.source = source;
    }

    String label() {
        return label;
    }

    String source() {
        return source;
    }
}
