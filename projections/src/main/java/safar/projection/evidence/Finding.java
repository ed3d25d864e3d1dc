package safar.projection.evidence;

/** What is wrong with a dossier, and where: a JSON pointer into it, or empty for all of it. */
public record Finding(String place, String problem) {

    @Override
    public String toString() {
        return (place.isEmpty() ? "dossier" : place) + ": " + problem;
    }
}
