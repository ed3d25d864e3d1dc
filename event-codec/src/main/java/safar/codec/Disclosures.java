package safar.codec;

import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Opens what is sealed in a stored payload, for a proof that shows it. */
public final class Disclosures {

    private final JsonMapper mapper = StoredJson.settings(JsonMapper.builder()).build();
    private final Seal seal;

    public Disclosures(StreamKeys keys) {
        this.seal = new Seal(keys);
    }

    /** The personal data of a stored payload; empty when it has none, or when its key was destroyed. */
    public Optional<Disclosed> of(byte[] payload) {
        var sealed = mapper.readTree(payload).get(EventSerializer.PERSONAL);
        return sealed == null ? Optional.empty() : seal.disclose(mapper.treeToValue(sealed, Sealed.class));
    }
}
