package safar.projection.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** A value of a dossier and where it stands; reading on from it either succeeds or tells what was expected there. */
record Part(String place, JsonNode value) {

    boolean has(String member) {
        return value.has(member);
    }

    Part at(String member) {
        var found = value.get(member);
        var there = place + "/" + member;
        if (found == null) {
            throw new Unreadable(there, "is missing");
        }
        return new Part(there, found);
    }

    String text() {
        if (!value.isString()) {
            throw new Unreadable(place, "expected a text");
        }
        return value.stringValue();
    }

    long number() {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new Unreadable(place, "expected a whole number");
        }
        return value.longValue();
    }

    List<Part> elements() {
        if (!value.isArray()) {
            throw new Unreadable(place, "expected a list");
        }
        var elements = new ArrayList<Part>();
        for (var i = 0; i < value.size(); i++) {
            elements.add(new Part(place + "/" + i, value.get(i)));
        }
        return elements;
    }

    List<Hash> hashes() {
        return elements().stream().map(element -> element.as(Hash::parse)).toList();
    }

    /** The text, read as something else. */
    <T> T as(Function<String, T> reader) {
        try {
            return reader.apply(text());
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new Unreadable(place, String.valueOf(e.getMessage()));
        }
    }

    SignedNote note() {
        var note = as(SignedNote::parse);
        if (!note.toString().equals(text())) {
            throw new Unreadable(place, "expected a signed note");
        }
        return note;
    }
}
