package safar.command.ingest;

/** What texts may be made of; written as loops because every character that comes in passes through here. */
final class Characters {

    private Characters() {}

    /** Whether they can be stored and sent: no NUL, no half of a character. */
    static boolean areText(String text) {
        var characters = text.toCharArray();
        for (var c : characters) {
            if (c == 0 || Character.isSurrogate(c)) {
                return text.codePoints()
                        .noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
            }
        }
        return true;
    }

    static boolean areOneLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether there is anything to see: more than blanks and marks such as those of writing direction. */
    static boolean areVisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            switch (Character.getType(text.charAt(i))) {
                case Character.SPACE_SEPARATOR, Character.FORMAT, Character.CONTROL -> {}
                default -> {
                    return true;
                }
            }
        }
        return false;
    }
}
