package safar.app.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SameSiteAttribute;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import safar.app.whole.RunningSafar;
import tools.jackson.databind.json.JsonMapper;

/** What the three kinds of people do with the console, in a real browser against the whole program. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path PICTURES = Path.of("target", "console");

    @TempDir
    private static Path folder;

    private Provider provider;
    private RunningSafar safar;
    private HttpServer endpoint;
    private Browser browser;
    private String customer;
    private String complaint;

    @BeforeAll
    @SuppressWarnings("NullAway") // set before any test
    void somebody_bought_complained_and_answered() throws IOException {
        browser = new Browser();
        provider = new Provider(folder.resolve("provider"));
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        endpoint.start();
        safar = RunningSafar.on(
                folder.resolve("data"),
                0,
                "-Dsafar.oidc.issuer=" + provider.issuer(),
                "-Dsafar.oidc.client-id=" + Provider.CLIENT,
                "-Dsafar.oidc.client-secret=" + Provider.SECRET,
                "-Dsafar.webhooks.allow-private=true");
        provider.leadsBackTo(safar.url() + "/sign-in/oidc/back");
        var position =
                safar.post("/api/touchpoints", Stories.ADA).path("position").asLong();
        safar.awaitViews();
        customer = safar.get("/api/customers?identifier=email:ada@example.org&minPosition=" + position)
                .at("/items/0/id")
                .asString();
        complaint = safar.get("/api/complaints?minPosition=" + position)
                .at("/items/0/id")
                .asString();
    }

    @AfterEach
    void nobody_is_left_before_a_screen() {
        browser.leave();
    }

    @AfterAll
    void everybody_goes_home() {
        if (browser != null) {
            browser.close();
        }
        if (safar != null) {
            safar.close();
        }
        if (endpoint != null) {
            endpoint.stop(0);
        }
        if (provider != null) {
            provider.close();
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
        // until it is found, the list shows everybody
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.locator("tbody a").first().click();

        assertThat(page.locator("h1")).hasText("Ada <img src=x onerror=alert(1)>");
        assertThat(page.locator(".customer .stage")).hasText(Pattern.compile(stages));
        assertThat(page.locator(".chips")).isVisible();
        // back is where one came from in reading
        var back = locale.startsWith("fa") ? "ArrowRight" : "ArrowLeft";
        page.keyboard().press(back);
        page.keyboard().press(back);
        page.waitForURL(Pattern.compile("validAt="));
        assertThat(page.locator(".clocks.past")).isVisible();
        page.keyboard().press("n");
        page.locator(".journey-list summary").click();
        page.locator(".journey-list tbody .link").last().click();
        page.locator(".event .tools button").click();
        assertThat(page.locator(".changes li").first()).isVisible();
        assertThat(page.locator(".figure.changed").first()).isVisible();
        page.locator(".why").first().click();
        assertThat(page.locator("why-dialog dialog")).isVisible();
        assertThat(page.locator("why-dialog dl")).isVisible();
        keep(page, "customer-" + locale);
    }

    @ParameterizedTest
    @CsvSource({"en-GB, T-en, Upheld with redress", "fa-IR, T-fa, وارد، با جبران"})
    void a_colleague_works_on_a_case_from_the_list_to_its_closure(String locale, String id, String outcome) {
        var page = signedIn(locale, ColorScheme.LIGHT, "cx");
        page.navigate(safar.url() + "/console/complaints?status=open");
        page.locator("tbody a", new Page.LocatorOptions().setHasText(id)).click();
        var happened = page.locator(".chain > li");
        assertThat(happened.first()).isVisible();

        step(page, "acknowledge", Map.of());
        step(page, "classify", Map.of("issue", "too cold"));
        step(page, "note", Map.of("text", "Called back."));
        step(page, "investigate", Map.of("findings", "The kettle was off."));
        step(page, "offer", Map.of("amount", "5", "text", "A fresh cup."));
        step(page, "accept", Map.of());
        step(page, "close", Map.of());

        assertThat(page.locator(".facts .stage")).hasText(outcome);
        assertThat(page.locator("main")).containsText("too cold");
        assertThat(happened.filter(new Locator.FilterOptions().setHasText("Called back.")))
                .isVisible();
        assertThat(page.locator("button[value=reopen]")).isVisible();
        assertThat(page.locator("button[value=acknowledge]")).hasCount(0);
        page.navigate(safar.url() + "/console/complaints?status=closed");
        assertThat(page.locator("tbody")).containsText(id);
        assertThat(browser.complaints(page)).isEmpty();
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
        page.locator("dossier-check button").click();
        assertThat(page.locator(".proof .holds")).not().hasCount(0);
        assertThat(page.locator(".proof .fails")).hasCount(0);
        keep(page, "complaint-" + locale);
    }

    @ParameterizedTest
    @CsvSource({"en-GB, unknown", "fa-IR, unknown"})
    void a_marketer_sees_stages_and_is_told_while_writing_what_is_wrong_with_a_draft(String locale, String wrong) {
        var page = signedIn(locale, ColorScheme.LIGHT, "marketer");
        page.navigate(safar.url() + "/console/customers/" + customer);
        assertThat(page.locator("#identity-title")).isVisible();
        assertThat(page.locator("main")).not().containsText("ada@example.org");
        page.navigate(safar.url() + "/console/lifecycle");

        assertThat(page.locator("safar-chart canvas").first()).isVisible();
        page.locator("#policy-text")
                .fill("initial: " + wrong + "\nstages: [prospect]\ntransitions: []\nusualGapFallback: P30D\n");

        assertThat(page.locator("main [role=alert]")).containsText("/initial");
        assertThat(browser.complaints(page)).isEmpty();
        keep(page, "lifecycle-" + locale);
    }

    @ParameterizedTest
    @CsvSource({"en-GB, Delivered", "fa-IR, تحویل"})
    void a_marketer_subscribes_from_the_beginning_and_sees_what_was_delivered(String locale, String delivered) {
        var page = signedIn(locale, ColorScheme.DARK, "marketer");
        page.navigate(safar.url() + "/console/subscriptions");
        var address = "http://127.0.0.1:" + endpoint.getAddress().getPort() + "/" + locale;

        page.locator("main summary").first().click();
        page.locator("input[name=url]").fill(address);
        page.locator("input[name=filter]").fill("type == 'safar.lifecycle.stage-changed.v1'");
        page.locator("select[name=start]").selectOption("beginning");
        page.locator("main form button").first().click();

        assertThat(page.locator("main code").filter(new Locator.FilterOptions().setHasText("whsec_")))
                .isVisible();
        page.getByText(address).click();
        assertThat(page.locator(".attempts strong").first()).hasText(Pattern.compile("204|۲۰۴"));
        assertThat(page.locator("main")).containsText(delivered);
        keep(page, "subscriptions-" + locale);
    }

    @Test
    void a_picture_that_one_comes_back_to_is_the_one_that_was_left_unless_the_colours_are_others() {
        var page = signedIn("en-GB", ColorScheme.LIGHT, "marketer");
        page.navigate(safar.url() + "/console/feedback");
        assertThat(page.locator("safar-chart canvas").first()).isVisible();
        page.evaluate("document.querySelector('safar-chart canvas').dataset.left = 'here'");

        page.locator(".tabs a").nth(2).click();
        assertThat(page.locator("safar-chart canvas")).hasCount(3);
        page.locator(".tabs a").first().click();

        assertThat(page.locator("safar-chart canvas[data-left=here]")).isVisible();
        page.locator(".tabs a").nth(2).click();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.locator(".tabs a").first().click();
        assertThat(page.locator("safar-chart canvas")).isVisible();
        assertThat(page.locator("safar-chart canvas[data-left=here]")).hasCount(0);
        assertThat(browser.complaints(page)).isEmpty();
    }

    @Test
    void pictures_are_rehearsed_in_whatever_order_the_browser_comes_to_idle_work() {
        var page = browser.open("en-GB", ColorScheme.LIGHT);
        // what was asked for last comes first
        page.addInitScript("""
                globalThis.answered = 0;
                const asked = [];
                globalThis.requestIdleCallback = work => {
                  asked.push(work);
                  setTimeout(() => {
                    answered++;
                    asked.pop()();
                  }, 5);
                };
                """);
        signIn(page, "marketer");
        page.navigate(safar.url() + "/console/feedback");

        page.waitForFunction("() => answered > 20");

        assertThat(browser.complaints(page)).isEmpty();
    }

    @Test
    void from_a_score_one_comes_to_what_was_said_which_stays_text() {
        var page = signedIn("en-GB", ColorScheme.LIGHT, "auditor");
        page.navigate(safar.url() + "/console/feedback");
        assertThat(page.locator("safar-chart canvas").first()).isVisible();

        clickInPicture(page, 1);

        assertThat(page.locator("#answers .verbatim")).hasText("\u202egood <i>really</i>");
        page.navigate(safar.url() + "/console/customers/" + customer);
        page.locator(".journey-list summary").click();
        assertThat(page.locator(".journey-list")).containsText("<b>Tea</b>");
        assertThat(page.locator("main img, main script, main i, main b")).hasCount(0);
    }

    @Test
    void an_operator_uploads_a_table_maps_its_columns_and_sees_what_was_rejected() {
        var page = signedIn("en-GB", ColorScheme.LIGHT, "admin");
        page.navigate(safar.url() + "/console/operations");

        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("sales.csv", "text/csv", Stories.SALES.getBytes(UTF_8)));
        page.locator(".columns select[aria-label='/customer/email']").selectOption("buyer");
        page.getByText("Try it").click();
        assertThat(page.locator(".import .notice")).containsText("1 refused");
        page.locator(".import")
                .getByText("Import", new Locator.GetByTextOptions().setExact(true))
                .click();

        assertThat(page.locator("#imports tbody").first()).containsText("imported");
        assertThat(page.locator(".import tbody").last()).containsText("/data/total");
        assertThat(browser.complaints(page)).isEmpty();
        keep(page, "import");
    }

    @Test
    void what_was_rejected_is_seen_though_the_import_ended_before_anybody_looked() {
        var page = signedIn("en-GB", ColorScheme.LIGHT, "admin");
        page.route(Pattern.compile("/run$"), route -> {
            var begun = route.fetch();
            await().until(() ->
                    safar.get("/api/imports").at("/items/0/state").asString().equals("done"));
            route.fulfill(new Route.FulfillOptions().setResponse(begun));
        });
        page.navigate(safar.url() + "/console/operations");

        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("short.csv", "text/csv", Stories.SALES.getBytes(UTF_8)));
        page.locator(".columns select[aria-label='/customer/email']").selectOption("buyer");
        page.locator(".import")
                .getByText("Import", new Locator.GetByTextOptions().setExact(true))
                .click();

        assertThat(page.locator(".import tbody").last()).containsText("/data/total");
    }

    @ParameterizedTest
    @CsvSource({"en-GB, LIGHT", "fa-IR, DARK"})
    void an_operator_looks_at_what_a_view_could_not_take_in_and_gives_it_up(String locale, ColorScheme colours) {
        var page = signedIn(locale, colours, "admin");
        var asked = new ArrayList<String>();
        page.route(Pattern.compile("/api/dead-letters"), route -> {
            var request = route.request();
            asked.add(request.method() + " " + URI.create(request.url()).getPath());
            var gone = asked.stream().anyMatch(one -> one.startsWith("DELETE"));
            var letters = JSON.readTree(Stories.LETTERS);
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(
                            request.method().equals("DELETE")
                                    ? "{\"takenIn\": 1, \"left\": 0}"
                                    : request.url().contains("customers-812")
                                            ? letters.at("/items/0").toString()
                                            : gone ? "{\"items\": [], \"next\": null}" : letters.toString()));
        });
        page.navigate(safar.url() + "/console/operations");

        page.locator("#dead-letters tbody .link").first().click();

        assertThat(page.locator("#dead-letters pre")).containsText("<b>no such article</b>");
        assertThat(page.locator("#dead-letters dd a").last()).hasAttribute("href", "/console/complaints/" + complaint);
        assertThat(page).hasURL(Pattern.compile("letter=customers-812"));
        assertNoBarriers(page, "dead letters");
        keep(page, "dead-letters-" + locale);
        page.onDialog(Dialog::accept);
        page.locator("#dead-letters .event .tools button").last().click();
        assertThat(page.locator("#dead-letters .notice")).hasText(Pattern.compile("[1۱].*[0۰]"));
        assertThat(page.locator("#dead-letters tbody")).hasCount(0);
        assertThat(asked).contains("DELETE /api/dead-letters/customers-812");
        assertThat(browser.complaints(page)).isEmpty();
    }

    @Test
    void somebody_whom_their_organisation_knows_signs_in_there_and_gets_what_they_wanted() {
        var page = browser.open("en-GB", ColorScheme.LIGHT);
        page.navigate(safar.url() + "/console/complaints?status=open");
        page.locator("#provider").click();
        page.locator("#username").fill(Provider.MEMBER);
        page.locator("#password").fill(Provider.PASSWORD);
        page.locator("button[type=submit]").click();

        assertThat(page).hasURL(safar.url() + "/console/complaints?status=open");
        assertThat(page.locator(".menu summary")).hasText(Provider.MEMBER);
        assertThat(page.locator(".bar nav")).not().containsText("Tokens");
        var cookie = page.context().cookies(safar.url().toString()).stream()
                .filter(one -> one.name.equals("safar-session"))
                .findFirst()
                .orElseThrow();
        assertThat(cookie.httpOnly).isTrue();
        assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.STRICT);
        assertThat(page.evaluate("fetch('/api/session', {method: 'DELETE'}).then(answer => answer.status)"))
                .as("a change by cookie without its secret")
                .isEqualTo(403);
    }

    @Test
    void a_page_weighs_less_than_a_megabyte_with_all_that_it_needs() {
        var page = signedIn("en-GB", ColorScheme.LIGHT, "auditor");
        page.navigate(safar.url() + "/console/customers/" + customer);
        assertThat(page.locator("safar-chart canvas").first()).isVisible();

        var bytes = (Number) page.evaluate(
                "[...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]"
                        + ".reduce((sum, one) => sum + one.encodedBodySize, 0)");

        assertThat(bytes.longValue()).isBetween(100_000L, 1_000_000L);
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
                "/complaints?tab=trends",
                "/feedback",
                "/feedback?tab=value",
                "/feedback?tab=channels",
                "/subscriptions",
                "/operations")) {
            page.navigate(safar.url() + "/console" + place);
            assertThat(page.locator("main h1")).isVisible();
            assertThat(page.locator(".loading")).hasCount(0);
            assertNoBarriers(page, place);
            keep(page, place.substring(1).replaceAll("/.*", "-one").replaceAll("\\W+", "-"));
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
        var page = browser.open(locale, colours);
        signIn(page, role);
        return page;
    }

    private void signIn(Page page, String role) {
        var token = safar.post("/api/tokens", "{\"name\": \"%s\", \"roles\": [\"%s\"]}".formatted(role, role))
                .path("token")
                .asString();
        page.navigate(safar.url() + "/sign-in#token=" + token);
        page.waitForURL(Pattern.compile("/console"));
    }

    /** Takes a step in a case, with what its form asks for beyond what it proposes, and waits until it is told of among what happened. */
    private static void step(Page page, String step, Map<String, String> fields) {
        var happened = page.locator(".chain > li");
        var before = happened.count();
        page.locator("button[value=%s]".formatted(step)).click();
        fields.forEach((name, value) ->
                page.locator("form.stack [name=%s]".formatted(name)).fill(value));
        if (step.equals("offer")) {
            page.locator("form.stack [name=remedy]").selectOption("refund");
        }
        page.locator("form.stack button").click();
        assertThat(page.locator("form.stack")).hasCount(0);
        assertThat(happened.nth(before)).isVisible();
    }

    /** In one go, since no page has frames of others, and without listing all that is well. */
    private static void assertNoBarriers(Page page, String place) {
        var wanted = new AxeRunOptions();
        wanted.setResultTypes(List.of("violations"));
        var barriers = new AxeBuilder(page)
                .options(wanted)
                .setLegacyMode(true)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations();
        assertThat(barriers)
                .as(place)
                .filteredOn(one -> List.of("serious", "critical").contains(one.getImpact()))
                .isEmpty();
    }

    /** Where the first point of a line stands. */
    private static void clickInPicture(Page page, int series) {
        var place = (List<?>) page.locator("safar-chart")
                .first()
                .evaluate(
                        "(picture, seriesIndex) => { const box = picture.getBoundingClientRect();"
                                + " const value = picture.chart.getOption().series[seriesIndex].data[0];"
                                + " const [x, y] = picture.chart.convertToPixel({seriesIndex}, [0, value]);"
                                + " return [box.left + x, box.top + y]; }",
                        series);
        page.mouse().click(((Number) place.get(0)).doubleValue(), ((Number) place.get(1)).doubleValue());
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
