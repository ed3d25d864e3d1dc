package safar.query.customer;

import static safar.query.Shop.named;
import static safar.query.Shop.pageView;
import static safar.query.Shop.purchase;

import java.nio.file.Path;
import java.util.List;
import org.springframework.test.web.servlet.MockMvc;
import safar.contract.identity.Identifier;
import safar.projection.customer.Customers;
import safar.projection.loyalty.RfmScores;
import safar.query.Shop;
import safar.query.Shop.Answer;
import tools.jackson.databind.JsonNode;

/** A shop with three customers, and somebody who answers questions about them. */
record Counter(Shop shop, RfmScores scores, MockMvc web) implements AutoCloseable {

    static final String ADA = "email:ada@example.org";
    static final String BOB = "userId:bob";
    static final String EVE = "anonymousId:eve";

    static Counter open(Path folder) {
        var shop = new Shop(folder);
        var scores = new RfmScores(shop.store(), Customers.ANSWERS.name(), Shop.CLOCK);
        var answers = new CustomerAnswers(shop.store(), scores, Shop.RULES.currency());
        var web = Shop.web(new CustomersController(
                        shop.store(), Shop.KEY, answers, new Journeys(shop::journey, shop::caseOf, shop.store())))
                .build();
        shop.happened(
                named("Ada Example", 0, ADA),
                purchase("1001", 10, "34.90", ADA),
                purchase("1002", 31, "200", ADA),
                named("Bob Example", 1, BOB),
                purchase("2001", 20, "12.50", BOB),
                pageView("v-1", 40, EVE));
        return new Counter(shop, scores, web);
    }

    Answer ask(String address, Object... variables) {
        return Shop.get(web, address, variables);
    }

    JsonNode journey(String who, String question) {
        return ask("/api/customers/" + id(who) + "/journey" + question).json();
    }

    static String id(String who) {
        return "c-" + Shop.KEY.stream(Identifier.parse(who));
    }

    static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    @Override
    public void close() {
        shop.close();
    }
}
