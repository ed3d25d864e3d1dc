package safar.query.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static safar.query.Shop.pageView;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import safar.projection.feedback.Answers;
import safar.query.Shop;

class MinPositionTest {

    /** Long enough for what is done meanwhile. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private Shop shop;
    private MockMvc web;

    @RestController
    static final class Reads {
        private final AtomicBoolean asked = new AtomicBoolean();

        @GetMapping({"/api/customers", "/api/metrics/nps"})
        String read() {
            asked.set(true);
            return "{}";
        }
    }

    private final Reads reads = new Reads();

    @BeforeEach
    void open(@TempDir Path folder) {
        shop = new Shop(folder);
        var interceptor = new MinPositionInterceptor(new Positions(shop.store(), PATIENCE));
        web = Shop.web(reads)
                .addMappedInterceptors(new String[] {"/api/**"}, interceptor)
                .build();
        shop.happened(pageView("v-1", 0, "userId:ada"), pageView("v-2", 1, "userId:ada"));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void a_read_that_asks_for_nothing_or_for_what_is_there_is_answered_at_once() {
        assertThat(Shop.get(web, "/api/customers").status()).isEqualTo(200);
        assertThat(Shop.get(web, "/api/customers?minPosition=2").status()).isEqualTo(200);
        assertThat(Shop.get(web, "/api/metrics/nps?minPosition=2").status()).isEqualTo(200);
    }

    @Test
    void a_read_waits_until_its_view_has_come_as_far() {
        var answer = CompletableFuture.supplyAsync(() -> Shop.get(web, "/api/customers?minPosition=3"));
        await().during(Duration.ofMillis(100)).until(() -> !answer.isDone());

        shop.happened(pageView("v-3", 2, "userId:ada"));

        assertThat(answer.join().status()).isEqualTo(200);
    }

    @Test
    void a_view_that_does_not_come_as_far_in_time_is_503_with_the_time_to_try_again() {
        var answer = Shop.get(web, "/api/metrics/nps?minPosition=4");

        assertThat(answer.problem()).isEqualTo("503 /problems/view-behind");
        assertThat(answer.json().path("detail").asString())
                .isEqualTo("the view %s has not reached position 4 yet", Answers.VIEW);
        assertThat(answer.response().getHeader("Retry-After")).isEqualTo("1");
        assertThat(reads.asked).isFalse();
    }

    @Test
    void a_position_that_is_no_number_is_refused() {
        assertThat(Shop.get(web, "/api/customers?minPosition=soon").problem())
                .isEqualTo("400 /problems/invalid-parameter");
    }
}
