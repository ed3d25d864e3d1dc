package safar.query.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import safar.query.Shop;

class JobsTest {

    private static final Instant NOW = Instant.parse("2026-05-03T10:00:00Z");

    private final CountDownLatch end = new CountDownLatch(1);
    private Jobs jobs;
    private MockMvc web;

    /** Starts work that goes on until it is told to end, and tells now and then how far it is. */
    @RestController
    final class Starter {

        @PostMapping("/start")
        Job start() {
            return jobs.start("count", "sheep", progress -> {
                await().until(() -> {
                    progress.reached(3, 10);
                    return end.getCount() == 0;
                });
                return "asleep";
            });
        }
    }

    @BeforeEach
    void open() {
        jobs = new Jobs(Clock.fixed(NOW, ZoneOffset.UTC));
        web = Shop.web(new JobsController(jobs), new Starter()).build();
    }

    @AfterEach
    void close() throws InterruptedException {
        end.countDown();
        jobs.stop();
    }

    @Test
    void a_job_tells_how_far_it_is_and_in_the_end_what_came_of_it() throws Exception {
        var id = started();

        await().untilAsserted(
                        () -> assertThat(get(id).json().path("done").asLong()).isEqualTo(3));
        assertThat(get(id).json().path("total").asLong()).isEqualTo(10);
        assertThat(get(id).json().path("unit").asString()).isEqualTo("sheep");
        assertThat(get(id).json().path("status").asString()).isEqualTo("running");

        end.countDown();
        await().untilAsserted(() ->
                assertThat(get(id).json().path("status").asString()).isEqualTo("done"));
        assertThat(get(id).json().path("result").asString()).isEqualTo("asleep");
    }

    @Test
    void a_job_that_is_deleted_stops_where_it_is() throws Exception {
        var id = started();

        web.perform(MockMvcRequestBuilders.delete("/api/jobs/" + id));

        await().untilAsserted(() ->
                assertThat(get(id).json().path("status").asString()).isEqualTo("cancelled"));
        assertThat(get(id).json().path("result").isNull()).isTrue();
    }

    @Test
    void a_job_that_fails_says_why() {
        var job = jobs.start("count", "sheep", _ -> {
            throw new IllegalStateException("no sheep");
        });

        await().untilAsserted(() ->
                assertThat(get(job.id()).json().path("status").asString()).isEqualTo("failed"));
        assertThat(get(job.id()).json().path("problem").asString()).isEqualTo("no sheep");
    }

    @Test
    void a_third_job_is_asked_to_come_back_until_another_has_ended() throws Exception {
        started();
        started();

        var refused = start();
        assertThat(refused.problem()).isEqualTo("429 /problems/too-many-jobs");
        assertThat(refused.response().getHeader("Retry-After")).isEqualTo("5");

        end.countDown();
        await().untilAsserted(() -> assertThat(start().status()).isEqualTo(200));
    }

    @Test
    void a_job_that_nobody_started_is_not_found() {
        assertThat(get("none").problem()).isEqualTo("404 /problems/not-found");
    }

    private Shop.Answer get(String id) {
        return Shop.get(web, "/api/jobs/{id}", id);
    }

    private String started() throws Exception {
        return start().json().path("id").asString();
    }

    private Shop.Answer start() throws Exception {
        return new Shop.Answer(
                web.perform(MockMvcRequestBuilders.post("/start")).andReturn().getResponse());
    }
}
