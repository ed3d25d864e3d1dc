package safar.app.imports.mapping;

import java.util.LinkedHashMap;
import java.util.Map;

/** The columns a mapping names, each with the place that names it first. */
final class NamedColumns {

    private final Map<String, String> places = new LinkedHashMap<>();

    String column(String name, Place place) {
        places.putIfAbsent(name, place.name());
        return name;
    }

    Template template(Place place) {
        var template = Template.parse(place.text());
        template.columns().forEach(name -> column(name, place));
        return template;
    }

    Map<String, String> places() {
        return places;
    }
}
