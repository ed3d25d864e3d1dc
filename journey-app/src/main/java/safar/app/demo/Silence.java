package safar.app.demo;

import java.util.Optional;

/** Nothing for months; those who still take mailings are asked back, the others are gone. */
record Silence(Bond bond) implements Story {

    @Override
    public Optional<Sequel> tell(Narrator narrator) {
        return bond.mailings()
                ? narrator.then(new WinBack(bond), narrator.dice().days(110, 220))
                : Optional.empty();
    }
}
