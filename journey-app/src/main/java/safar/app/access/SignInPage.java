package safar.app.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The one page that is open to everybody: it takes a token and exchanges it for a cookie, or leads to the identity provider. */
@Controller
final class SignInPage {

    private final String html;

    SignInPage(Optional<OidcSignIn> signIn) {
        this.html = text("sign-in.html").replace("@provider@", signIn.isPresent() ? "" : "hidden");
    }

    @GetMapping("/sign-in")
    ResponseEntity<String> page() {
        return file(html, "html");
    }

    @GetMapping("/sign-in.js")
    ResponseEntity<String> script() {
        return file(text("sign-in.js"), "javascript");
    }

    @GetMapping("/sign-in.css")
    ResponseEntity<String> style() {
        return file(text("sign-in.css"), "css");
    }

    private static ResponseEntity<String> file(String content, String type) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", type, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .body(content);
    }

    private static String text(String name) {
        try {
            return new ClassPathResource(name, SignInPage.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
