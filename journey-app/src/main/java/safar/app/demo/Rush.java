package safar.app.demo;

import java.util.List;

/** A season in which the shop draws people so many times as strongly as on ordinary days. */
record Rush(Season season, double pull) {

    static Rush parse(List<String> row) {
        return new Rush(Season.parse(row.get(0), row.get(1)), Double.parseDouble(row.get(2)));
    }
}
