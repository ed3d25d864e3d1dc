package safar.app.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Debian's Chromium without a window, one person at a time; it asks nobody but the server under test. */
final class Browser implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final Map<Reader, BrowserContext> readers = new HashMap<>();
    private final Map<Page, List<String>> complaints = new HashMap<>();

    private record Reader(String locale, ColorScheme colours) {}

    Browser() {
        assumeTrue(Files.isExecutable(CHROMIUM), "Chromium is not installed");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(ARGUMENTS));
    }

    /** The browser of somebody who reads this language and is not signed in; it knows the files of the console from before. */
    Page open(String locale, ColorScheme colours) {
        var page = readers.computeIfAbsent(new Reader(locale, colours), this::context)
                .newPage();
        var told = new ArrayList<String>();
        complaints.put(page, told);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                told.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> told.add(page.url() + ": " + error));
        return page;
    }

    private BrowserContext context(Reader reader) {
        var context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale(reader.locale())
                .setTimezoneId("Europe/Berlin")
                .setColorScheme(reader.colours())
                .setViewportSize(1366, 900));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    /** Everybody is done: nothing that was open asks or draws any more, and nobody is signed in. */
    void leave() {
        readers.values().forEach(context -> {
            List.copyOf(context.pages()).forEach(Page::close);
            context.clearCookies();
        });
        complaints.clear();
    }

    /** Errors that this page has told of so far. */
    List<String> complaints(Page page) {
        return complaints.getOrDefault(page, List.of());
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
