package safar.app.demo;

import java.time.ZoneId;

/** A language the shop's customers speak, and the clock they live by. */
enum Language {
    ENGLISH("en", "Europe/London"),
    PERSIAN("fa", "Asia/Tehran");

    private final String code;
    private final ZoneId zone;

    Language(String code, String zone) {
        this.code = code;
        this.zone = ZoneId.of(zone);
    }

    String code() {
        return code;
    }

    ZoneId zone() {
        return zone;
    }
}
