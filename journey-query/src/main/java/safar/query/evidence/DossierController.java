package safar.query.evidence;

import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/complaints/{id}/dossier}: a case with all that proves it. */
@RestController
final class DossierController {

    private final Dossiers dossiers;

    DossierController(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    @GetMapping(path = "/api/complaints/{id}/dossier", produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode dossier(@PathVariable String id, @RequestParam Optional<String> since) {
        return dossiers.of(id, since);
    }

    @GetMapping(path = "/api/complaints/{id}/dossier", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> printed(@PathVariable String id, @RequestParam Optional<String> since) {
        var named = ContentDisposition.attachment().filename(id + ".pdf").build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, named.toString())
                .body(DossierPdf.of(dossiers.of(id, since)));
    }
}
