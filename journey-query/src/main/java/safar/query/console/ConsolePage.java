package safar.query.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import safar.projection.view.ViewJson;

/** The one page of the console, at every address under {@code /console}; what it shows is told by the address. */
@Controller
final class ConsolePage {

    private final ResourceUrlProvider urls;
    private volatile Page page;

    private record Page(String html, String policy) {}

    @SuppressWarnings("NullAway.Init") // made at the first request, when addresses are known
    ConsolePage(ResourceUrlProvider urls) {
        this.urls = urls;
    }

    @GetMapping({
        "/console",
        "/console/",
        "/console/{place:[a-z]+}",
        "/console/{place:[a-z]+}/",
        "/console/{place:(?!assets|lib)[a-z]+}/{id}",
        "/console/{place:(?!assets|lib)[a-z]+}/{id}/"
    })
    ResponseEntity<String> page() {
        var made = page;
        if (made == null) {
            made = make();
            page = made;
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", made.policy())
                .body(made.html());
    }

    private Page make() {
        var map = ImportMap.of(urls);
        var json = ViewJson.ANSWERS.writeValueAsString(map);
        var html = read("index.html")
                .replace("@importmap@", json)
                .replace("@style@", map.address("console.css"))
                .replace("@preload@", preloads(map))
                .replace("@app@", map.address("app.js"));
        return new Page(html, policy(sha256(json)));
    }

    /** All modules at once, instead of one finding the next. */
    private static String preloads(ImportMap map) {
        return map.modules()
                .map("<link rel=\"modulepreload\" href=\"%s\">"::formatted)
                .collect(Collectors.joining("\n  "));
    }

    /** Nothing but what this server sends; of scripts in the page itself, the import map alone. */
    private static String policy(String importMapHash) {
        return "default-src 'self'; script-src 'self' 'sha256-%s'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
                .formatted(importMapHash);
    }

    private static String read(String name) {
        try {
            return new ClassPathResource(name, ConsolePage.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
