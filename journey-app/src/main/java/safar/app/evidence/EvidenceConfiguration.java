package safar.app.evidence;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import safar.app.storage.DataFolder;
import safar.codec.Disclosures;
import safar.codec.StreamKeys;
import safar.eventstore.Appending;
import safar.eventstore.RocksEventStorageEngine;
import safar.projection.evidence.index.EvidenceIndex;
import safar.projection.view.Duty;

/** Puts together what keeps the log of cases. */
@Configuration(proxyBeanMethods = false)
public class EvidenceConfiguration {

    @Bean
    SigningKeys signingKeys(
            StoredEvidence events,
            DataFolder data,
            @Value("${safar.transparency.key:}") String key,
            @Value("${safar.transparency.previous.key:}") String previous,
            @Value("${safar.transparency.name:}") String name,
            Clock clock)
            throws IOException {
        return SigningKeys.open(
                events, data.root(), new SigningKeys.Given(told(key), told(previous), told(name)), clock);
    }

    @Bean
    EvidenceIndex evidenceIndex(DataFolder data) {
        return EvidenceIndex.open(data.room("evidence").resolve("log.db"));
    }

    @Bean
    StoredEvidence storedEvidence(RocksEventStorageEngine engine, Appending appending, StreamKeys keys) {
        return new StoredEvidence(engine, appending, new Disclosures(keys));
    }

    @Bean
    Notary notary(
            RocksEventStorageEngine engine, StoredEvidence events, EvidenceIndex index, SigningKeys keys, Clock clock) {
        return new Notary(engine, events, index, keys, clock);
    }

    @Bean
    RecordedReads recordedReads(RocksEventStorageEngine engine, Appending appending, Clock clock) {
        return new RecordedReads(engine, appending, clock);
    }

    @Bean
    NotaryHours notaryHours(
            Notary notary,
            Duty duty,
            @Value("${safar.transparency.witness.file:}") String file,
            @Value("${safar.transparency.witness.url:}") String address) {
        var witnesses = new ArrayList<Witness>();
        told(file).map(Path::of).map(FileWitness::new).ifPresent(witnesses::add);
        told(address).map(URI::create).map(WebhookWitness::at).ifPresent(witnesses::add);
        return new NotaryHours(notary, new Witnesses(List.copyOf(witnesses)), duty);
    }

    private static Optional<String> told(String setting) {
        return Optional.of(setting).filter(text -> !text.isBlank());
    }
}
