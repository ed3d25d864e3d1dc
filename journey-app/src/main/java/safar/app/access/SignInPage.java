package safar.app.access;

import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The one page that is open to everybody: it takes a token and exchanges it for a cookie. */
@Controller
final class SignInPage {

    @GetMapping("/sign-in")
    ResponseEntity<Resource> page() {
        return file("sign-in.html", "html");
    }

    @GetMapping("/sign-in.js")
    ResponseEntity<Resource> script() {
        return file("sign-in.js", "javascript");
    }

    @GetMapping("/sign-in.css")
    ResponseEntity<Resource> style() {
        return file("sign-in.css", "css");
    }

    private static ResponseEntity<Resource> file(String name, String type) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", type, StandardCharsets.UTF_8))
                .body(new ClassPathResource(name, SignInPage.class));
    }
}
