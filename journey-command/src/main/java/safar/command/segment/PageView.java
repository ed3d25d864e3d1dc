package safar.command.segment;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Something that was looked at: a page, a screen, a product or a list of them. */
final class PageView {

    private PageView() {}

    static Said of(String kind, Optional<String> name, LooseObject message) {
        var data = data(kind, name, message);
        data.set("properties", message.at("properties").without("url", "title", "referrer"));
        return new Said("page-view", data);
    }

    /** Address, title and referrer, from the event or else the page it happened on; what has no address goes by {@code kind:name}. */
    static ObjectNode data(String kind, Optional<String> name, LooseObject message) {
        var properties = message.at("properties");
        var page = message.at("context").at("page");
        var url = properties.text("url").or(() -> page.text("url"));
        var title = properties.text("title").or(() -> name).or(() -> page.text("title"));
        var referrer = properties.text("referrer").or(() -> page.text("referrer"));
        var data = JsonNodeFactory.instance
                .objectNode()
                .put("url", url.orElseGet(() -> kind + ":" + UriUtils.encode(name.orElse(""), StandardCharsets.UTF_8)));
        title.ifPresent(text -> data.put("title", text));
        referrer.ifPresent(text -> data.put("referrer", text));
        return data;
    }
}
