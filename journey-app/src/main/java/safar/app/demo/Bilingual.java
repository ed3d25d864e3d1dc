package safar.app.demo;

/** A text in both languages of the shop. */
record Bilingual(String english, String persian) {

    String in(Language language) {
        return switch (language) {
            case ENGLISH -> english;
            case PERSIAN -> persian;
        };
    }
}
