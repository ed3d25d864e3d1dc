package safar.app.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import safar.app.whole.RunningSafar;

/** What the three kinds of people do with the console, in a real browser against the whole program. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleTest {

    private static final Path PICTURES = Path.of("target", "console");

    @TempDir
    private static Path folder;

    private RunningSafar safar;
    private Browser browser;
    private String customer;
    private String complaint;

    @BeforeAll
    @SuppressWarnings("NullAway") // set before any test
    void somebody_bought_complained_and_answered() {
        browser = new Browser();
        safar = RunningSafar.on(folder.resolve("data"));
        var position =
                safar.post("/api/touchpoints", Stories.ADA).path("position").asLong();
        customer = safar.get("/api/customers?identifier=email:ada@example.org&minPosition=" + position)
                .at("/items/0/id")
                .asString();
        complaint = safar.get("/api/complaints?minPosition=" + position)
                .at("/items/0/id")
                .asString();
    }

    @AfterAll
    void everybody_goes_home() {
        if (browser != null) {
            browser.close();
        }
        if (safar != null) {
            safar.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB, Customers, At risk|Lapsed|Active|New customer",
        "fa-IR, مشتریان, در خطر|از دست رفته|فعال|مشتری تازه"
    })
    void a_colleague_finds_a_customer_and_goes_back_in_their_journey(String locale, String title, String stages) {
        var page = signedIn(locale, ColorScheme.LIGHT, "cx");

        assertThat(page.locator("h1")).hasText(title);
        page.keyboard().press("/");
        page.keyboard().type("email:ada@example.org");
        page.keyboard().press("Enter");
        page.locator("tbody a").first().click();

        assertThat(page.locator("h1")).hasText("Ada <img src=x onerror=alert(1)>");
        assertThat(page.locator(".customer .stage")).hasText(Pattern.compile(stages));
        assertThat(page.locator(".legend")).isVisible();
        // back is where one came from in reading
        var back = locale.startsWith("fa") ? "ArrowRight" : "ArrowLeft";
        page.keyboard().press(back);
        page.keyboard().press(back);
        page.waitForURL(Pattern.compile("validAt="));
        assertThat(page.locator(".clocks.past")).isVisible();
        page.locator(".why").first().click();
        assertThat(page.locator("why-dialog dialog")).isVisible();
        assertThat(page.locator("why-dialog dl")).isVisible();
        keep(page, "customer-" + locale);
    }

    @ParameterizedTest
    @CsvSource({"en-GB, What happened", "fa-IR, آنچه رخ داد"})
    void an_auditor_reads_a_case_and_takes_its_dossier_away(String locale, String chain) {
        var page = signedIn(locale, ColorScheme.DARK, "auditor");
        page.navigate(safar.url() + "/console/complaints");

        page.locator("tbody a").first().click();

        assertThat(page.locator("h1")).hasText(complaint);
        assertThat(heading(page, chain)).isVisible();
        assertThat(page.locator(".chain li").first()).isVisible();
        var download =
                page.waitForDownload(() -> page.locator("a.button").first().click());
        assertThat(download.suggestedFilename()).isEqualTo("dossier-" + complaint + ".json");
        assertThat(download.failure()).isNull();
        keep(page, "complaint-" + locale);
    }

    @ParameterizedTest
    @CsvSource({"en-GB, unknown", "fa-IR, unknown"})
    void a_marketer_sees_stages_and_is_told_what_is_wrong_with_a_draft(String locale, String wrong) {
        var page = signedIn(locale, ColorScheme.LIGHT, "marketer");
        page.navigate(safar.url() + "/console/lifecycle");

        assertThat(page.locator("safar-chart canvas").first()).isVisible();
        page.locator("#policy-text")
                .fill("initial: " + wrong + "\nstages: [prospect]\ntransitions: []\nusualGapFallback: P30D\n");
        page.locator("main button").last().click();

        assertThat(page.locator("main [role=alert]")).isVisible();
        keep(page, "lifecycle-" + locale);
    }

    @Test
    void no_page_has_barriers_or_errors() {
        var page = signedIn("en-GB", ColorScheme.LIGHT, "auditor");
        for (var place : List.of(
                "/customers",
                "/customers/" + customer,
                "/lifecycle",
                "/complaints",
                "/complaints/" + complaint,
                "/feedback",
                "/subscriptions",
                "/operations")) {
            page.navigate(safar.url() + "/console" + place);
            assertThat(page.locator("main h1")).isVisible();
            assertThat(page.locator(".loading")).hasCount(0);
            var barriers = new AxeBuilder(page)
                    .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                    .analyze()
                    .getViolations();
            assertThat(barriers)
                    .as(place)
                    .filteredOn(one -> List.of("serious", "critical").contains(one.getImpact()))
                    .isEmpty();
            keep(page, place.substring(1).replaceAll("/.*", "-one"));
        }
        assertThat(browser.complaints(page)).isEmpty();
    }

    @Test
    void who_is_not_signed_in_is_led_to_what_they_wanted() {
        var page = browser.open("en-GB", ColorScheme.LIGHT);

        page.navigate(safar.url() + "/console/customers?stage=active");

        assertThat(page).hasURL(Pattern.compile("/sign-in#next="));
        page.locator("#token").fill(safar.token());
        page.locator("#sign-in button").click();
        assertThat(page).hasURL(safar.url() + "/console/customers?stage=active");
    }

    private Page signedIn(String locale, ColorScheme colours, String role) {
        var token = safar.post("/api/tokens", "{\"name\": \"%s\", \"roles\": [\"%s\"]}".formatted(role, role))
                .path("token")
                .asString();
        var page = browser.open(locale, colours);
        page.navigate(safar.url() + "/sign-in#token=" + token);
        page.waitForURL(Pattern.compile("/console"));
        return page;
    }

    private static Locator heading(Page page, String text) {
        return page.locator("h2").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }
}
