package safar.query.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.webjars.WebJarVersionLocator;

/**
 * Tells a browser where each module is, so that files may import one another by plain names while their addresses carry a hash or a version
 * (<a href="https://html.spec.whatwg.org/multipage/webappapis.html#import-maps">HTML, import maps</a>).
 */
record ImportMap(SortedMap<String, String> imports) {

    /** The entries of the libraries: what modules call it, its package, and the file or folder inside it. */
    private static final Map<String, Library> LIBRARIES = Map.of(
            "lit", new Library("lit", "index.js"),
            "lit/", new Library("lit", ""),
            "lit-html", new Library("lit-html", "lit-html.js"),
            "lit-html/", new Library("lit-html", ""),
            "lit-element/", new Library("lit-element", ""),
            "@lit/reactive-element", new Library("lit__reactive-element", "reactive-element.js"),
            "echarts", new Library("echarts", "dist/echarts.esm.min.js"));

    private record Library(String webJar, String path) {}

    /** The libraries, and every file of the console under its own address. */
    static ImportMap of(ResourceUrlProvider urls) {
        var imports = new TreeMap<String, String>();
        var locator = new WebJarVersionLocator();
        LIBRARIES.forEach((name, library) -> imports.put(
                name,
                ConsoleAssets.LIBRARIES + library.webJar() + "/" + locator.version(library.webJar()) + "/"
                        + library.path()));
        for (var file : files()) {
            var path = ConsoleAssets.OWN + relative(file);
            var hashed = urls.getForLookupPath(path);
            if (hashed == null) {
                throw new IllegalStateException("expected a console file at %s, found none".formatted(path));
            }
            imports.put(path, hashed);
        }
        return new ImportMap(imports);
    }

    /** The address of one of the console's own files. */
    String address(String file) {
        var address = imports.get(ConsoleAssets.OWN + file);
        if (address == null) {
            throw new IllegalArgumentException("expected a console file, found '%s'".formatted(file));
        }
        return address;
    }

    /** The addresses of the console's own modules. */
    Stream<String> modules() {
        return imports.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(ConsoleAssets.OWN)
                        && entry.getKey().endsWith(".js"))
                .map(Map.Entry::getValue);
    }

    private static Resource[] files() {
        try {
            return new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:" + ConsoleAssets.FOLDER + "**/*.*");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String relative(Resource file) {
        try {
            var url = file.getURL().toString();
            return url.substring(url.lastIndexOf(ConsoleAssets.FOLDER) + ConsoleAssets.FOLDER.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
