package safar.app.demo;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The shop asks what people want: a Kano questionnaire on its features, or a question of its own. */
record Study(Bond bond) implements Story {
    private static final List<String> KANO_ANSWERS = List.of("like", "must-be", "neutral", "live-with", "dislike");
    private static final List<String> WAYS = List.of("friends", "search", "press", "passing-by");

    @Override
    public Optional<Sequel> tell(Narrator narrator) {
        narrator.waitForHours(8, 23);
        narrator.write(Channel.EMAIL, narrator.dice().chance(0.7) ? kano(narrator) : custom(narrator));
        return narrator.backToEveryday(bond);
    }

    private static Deed kano(Narrator narrator) {
        ObjectNode data = Json.object().put("surveyId", "features").put("kind", "kano");
        ObjectNode answers = data.putObject("answers");
        for (List<String> row : narrator.world().rows("kano")) {
            boolean usual = narrator.dice().chance(0.65);
            answers.putObject(row.get(0))
                    .put("functional", usual ? row.get(1) : narrator.dice().oneOf(KANO_ANSWERS))
                    .put("dysfunctional", usual ? row.get(2) : narrator.dice().oneOf(KANO_ANSWERS));
        }
        return new Deed("survey-answer", data);
    }

    private static Deed custom(Narrator narrator) {
        ObjectNode data = Json.object().put("surveyId", "getting-to-know-you").put("kind", "custom");
        data.putObject("answers")
                .put("howDidYouHearOfUs", narrator.dice().oneOf(WAYS))
                .put("favouriteCategory", narrator.person().profile().favourite());
        return new Deed("survey-answer", data);
    }
}
