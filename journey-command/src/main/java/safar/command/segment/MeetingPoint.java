package safar.command.segment;

import java.util.Locale;
import java.util.regex.Pattern;

/** By which channel customer and company met: what the sender says, else what is usual for such a message and library. */
final class MeetingPoint {

    private static final Pattern BROWSER = Pattern.compile("javascript|analytics\\.js");
    private static final Pattern APP = Pattern.compile("ios|android|swift|kotlin|flutter|react-native|cordova|unity");

    private MeetingPoint() {}

    static String of(String type, LooseObject message) {
        var context = message.at("context");
        var channel = context.text("channel").or(() -> message.text("channel")).orElse("server");
        return switch (channel.toLowerCase(Locale.ROOT)) {
            case "server" ->
                usual(type, context.at("library").text("name").orElse("").toLowerCase(Locale.ROOT));
            case "browser" -> "web";
            case "mobile" -> "mobile-app";
            default -> channel;
        };
    }

    /** Server libraries always say {@code server}: who reported, not where the customer was. */
    private static String usual(String type, String library) {
        return switch (type) {
            case "page" -> "web";
            case "screen" -> "mobile-app";
            default -> usual(library);
        };
    }

    private static String usual(String library) {
        if (BROWSER.matcher(library).find()) {
            return "web";
        }
        return APP.matcher(library).find() ? "mobile-app" : "server";
    }
}
