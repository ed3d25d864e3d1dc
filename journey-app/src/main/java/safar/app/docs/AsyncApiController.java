package safar.app.docs;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Describes what is sent rather than asked for, the stream and the webhooks, at {@code /asyncapi.json}. */
@RestController
final class AsyncApiController {

    @GetMapping("/asyncapi.json")
    ResponseEntity<Resource> description() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new ClassPathResource("asyncapi.json", AsyncApiController.class));
    }
}
