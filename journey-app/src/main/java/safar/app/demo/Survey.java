package safar.app.demo;

import tools.jackson.databind.node.ObjectNode;

/** A question answered with a score. */
enum Survey {
    NPS("nps", "would-you-recommend-us", 0, 10),
    CSAT("csat", "how-satisfied-are-you", 1, 5),
    CES("ces", "how-easy-was-it", 1, 7);

    private final String kind;
    private final String id;
    private final int lowest;
    private final int highest;

    Survey(String kind, String id, int lowest, int highest) {
        this.kind = kind;
        this.id = id;
        this.lowest = lowest;
        this.highest = highest;
    }

    /** Asks by e-mail and gets the answer of somebody who feels about the shop as this bond says, give or take a mood. */
    void ask(Narrator narrator, Bond bond) {
        double feeling = narrator.dice().around(bond.goodwill(), 0.12);
        long score = Math.round(lowest + (highest - lowest) * feeling);
        ObjectNode data =
                Json.object().put("surveyId", id).put("kind", kind).put("score", Math.clamp(score, lowest, highest));
        if (narrator.dice().chance(0.6)) {
            data.put("verbatim", narrator.phrase(words(feeling), narrator.someProduct()));
        }
        narrator.write(Channel.EMAIL, new Deed("survey-answer", data));
    }

    private static String words(double feeling) {
        if (feeling >= 0.85) {
            return "praise";
        }
        return feeling >= 0.65 ? "lukewarm" : "grumbles";
    }
}
