package safar.app.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Takes the pictures in docs/screenshots, of a server that runs with the sample data; docs/console.md tells how. Its name keeps it out of the
 * usual run.
 */
@EnabledIfSystemProperty(named = "safar.link", matches = "http.+")
class PicturesOfEveryPage {

    private static final Path FOLDER = Path.of("..", "docs", "screenshots");
    private static final URI LINK = URI.create(System.getProperty("safar.link", "http://127.0.0.1:8080/"));

    @ParameterizedTest
    @CsvSource({"en-GB, LIGHT, en", "en-GB, DARK, en-dark", "fa-IR, LIGHT, fa", "fa-IR, DARK, fa-dark"})
    void each_page_is_kept_as_a_picture(String locale, ColorScheme colours, String suffix) {
        try (var browser = new Browser()) {
            var page = browser.open(locale, colours);
            page.setViewportSize(1200, 780);
            page.navigate(LINK.toString());
            page.waitForURL(Pattern.compile("/console"));
            pages(page).forEach((name, path) -> {
                page.navigate(LINK.resolve("/console" + path).toString());
                assertThat(page.locator("main h1")).isVisible();
                if (name.equals("customer")) {
                    page.keyboard().press("p");
                    assertThat(page.locator(".changes").first()).isVisible();
                    page.keyboard().press("p");
                }
                if (name.equals("complaint")) {
                    page.locator("dossier-check button").click();
                    assertThat(page.locator(".proof")).isVisible();
                }
                if (name.equals("subscriptions")) {
                    assertThat(page.locator("tbody tr").first()).isVisible();
                }
                assertThat(page.locator(".loading")).hasCount(0);
                page.waitForFunction(
                        "[...document.querySelectorAll('safar-chart')].every(one => one.querySelector('canvas'))");
                page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + "-" + suffix + ".png")));
            });
            assertThat(browser.complaints(page)).isEmpty();
        }
    }

    private static Map<String, String> pages(Page page) {
        var pages = new LinkedHashMap<String, String>();
        pages.put("customers", "/customers");
        pages.put("customer", "/customers/" + first(page, "/api/customers?sort=-touchpoints") + "?changes=/purchases");
        pages.put("lifecycle", "/lifecycle");
        pages.put("complaints", "/complaints");
        pages.put("causes", "/complaints?tab=trends&by=issue");
        pages.put("complaint", "/complaints/" + first(page, "/api/complaints?status=closed&sort=-filedAt"));
        pages.put("feedback", "/feedback?by=quarter");
        pages.put("value", "/feedback?tab=value");
        pages.put("channels", "/feedback?tab=channels");
        pages.put("subscriptions", "/subscriptions");
        pages.put("operations", "/operations");
        return pages;
    }

    private static String first(Page page, String list) {
        return String.valueOf(page.evaluate(
                "list => fetch(list).then(answer => answer.json()).then(answer => answer.items[0].id)", list));
    }
}
