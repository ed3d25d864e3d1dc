package safar.app.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import safar.projection.evidence.DossierVerifier;
import safar.projection.evidence.NoteKey;
import safar.projection.evidence.SignedNote;
import safar.projection.evidence.Verdict;

/** Checks a dossier without asking anybody; it succeeds only when everything in it holds. */
@Command(
        name = "verify-dossier",
        description =
                "Checks the dossier of a complaint offline and says what does not hold. Exits with 0 only when everything does.")
final class VerifyDossierCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The dossier, as application/json.")
    private Path file;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "The public key of the log as you know it, from /api/transparency/key; without it, the dossier's own is believed.")
    private @Nullable Path key;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "A checkpoint that you kept, from /api/transparency/checkpoint or from a witness, which must be the beginning of the log; of several, the last.")
    private @Nullable Path checkpoint;

    @Override
    public Integer call() throws IOException {
        var verdict = DossierVerifier.verify(
                text(file), read(key).map(NoteKey::parse), read(checkpoint).map(VerifyDossierCommand::lastNote));
        var out = spec.commandLine().getOut();
        verdict.findings().forEach(out::println);
        if (!verdict.holds()) {
            out.println("the dossier does not hold: %d found"
                    .formatted(verdict.findings().size()));
            return 1;
        }
        out.println(summary(verdict));
        return 0;
    }

    private String summary(Verdict verdict) throws IOException {
        var checked = verdict.checkpoint();
        var signer = verdict.key();
        if (checked == null || signer == null) {
            throw new IllegalStateException("expected the checkpoint and the key of a dossier that holds");
        }
        return """
                the dossier holds: %s, %d events of the case, read %d times
                checkpoint of %s: %d events in the log, root %s
                key %s of %s, %s""".formatted(
                        verdict.complaint(),
                        verdict.events(),
                        verdict.reads(),
                        checked.time(),
                        checked.size(),
                        checked.root(),
                        signer.id(),
                        signer.name(),
                        origin(signer));
    }

    private String origin(NoteKey signer) throws IOException {
        var known = read(key).map(NoteKey::parse);
        if (known.isEmpty()) {
            return "which came with the dossier: compare it with the one you know, or give it with --key";
        }
        return known.get().equals(signer)
                ? "which you gave"
                : "which took the place of %s, which you gave"
                        .formatted(known.get().id());
    }

    /** A witness adds one checkpoint after the other to its file. */
    private static SignedNote lastNote(String notes) {
        var blocks = List.of(notes.strip().split("\n{2,}", -1));
        return SignedNote.parse(String.join("\n\n", blocks.subList(Math.max(0, blocks.size() - 2), blocks.size()))
                + "\n");
    }

    private static Optional<String> read(@Nullable Path file) throws IOException {
        return file == null ? Optional.empty() : Optional.of(text(file));
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new IOException(file + " is not UTF-8", e);
        }
    }
}
