package safar.app.demo;

import java.util.List;

/** A mailing the shop repeats every year in its season. */
record Campaign(String key, Season season, Bilingual subject) {

    static Campaign parse(List<String> row) {
        return new Campaign(row.get(0), Season.parse(row.get(1), row.get(2)), new Bilingual(row.get(3), row.get(4)));
    }

    Letter letter(Language language) {
        return new Letter(Channel.EMAIL, subject.in(language), key);
    }
}
