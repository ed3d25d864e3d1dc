package safar.benchmark.retail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.SplittableRandom;

/** Plain words to make names and texts of, about as hard to compress as what people write. */
final class Vocabulary {
    private final String[] words;

    private Vocabulary(String[] words) {
        this.words = words;
    }

    static Vocabulary read() {
        try (InputStream file = Objects.requireNonNull(Vocabulary.class.getResourceAsStream("/retail/words.txt"))) {
            return new Vocabulary(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .trim()
                    .split("\\s+", -1));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    String text(SplittableRandom random, int length) {
        StringBuilder text = new StringBuilder(length * 7);
        for (int word = 0; word < length; word++) {
            text.append(word == 0 ? "" : " ").append(words[random.nextInt(words.length)]);
        }
        return text.toString();
    }
}
