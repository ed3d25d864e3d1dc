package safar.benchmark.views;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import java.util.stream.StreamSupport;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import safar.app.storage.Storage;
import safar.benchmark.retail.RetailWorkload;
import safar.command.ingest.TouchpointIntake;
import safar.contract.Recorded;
import safar.contract.identity.IdentityKey;
import safar.projection.customer.CustomerDocument.Rules;
import safar.projection.customer.CustomerView;
import safar.projection.feedback.FeedbackView;
import safar.projection.identity.Guards;
import safar.projection.identity.IdentityGraph;
import safar.projection.lifecycle.PolicyDocument;
import safar.projection.loyalty.LoyaltyRules;
import safar.projection.store.ViewStores;
import safar.projection.view.BatchView;
import safar.projection.view.EventSource;
import safar.projection.view.Materialiser;
import safar.projection.view.Rebuild;
import safar.projection.view.Rebuild.Remade;
import safar.projection.view.ViewGenerations;
import safar.query.view.StoreHead;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints how fast a store of {@code retail} touchpoints is read, folded live in batches of several sizes, and rebuilt.
 * {@code FOLDER SCALE [BATCH ...]}: the folder is filled on the first run and read again on later ones.
 */
final class FoldMeasurement {

    private static final int BODY = 500;

    private FoldMeasurement() {}

    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]);
        var fresh = !Files.exists(folder);
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("measurement", Map.of("safar.data", folder.toString())));
            context.registerBean(IdentityKey.class, () -> new IdentityKey(new byte[32]));
            context.registerBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new);
            context.register(Storage.class);
            context.scan("safar.command.ingest");
            context.addBeanFactoryPostProcessor(beans -> {
                for (var name : beans.getBeanDefinitionNames()) {
                    beans.getBeanDefinition(name).setLazyInit(true);
                }
            });
            context.refresh();
            if (fresh) {
                fill(context.getBean(TouchpointIntake.class), Double.parseDouble(args[1]));
            }
            var events = context.getBean(EventSource.class);
            var head = Math.min(context.getBean(StoreHead.class).position(), Long.getLong("events", Long.MAX_VALUE));
            for (int round = 0; round < 2; round++) {
                timed("bare loop", head, () -> {
                    try (var all = events.read(0, head)) {
                        all.forEach(_ -> {});
                    }
                });
            }
            for (int i = 2; i < args.length; i++) {
                measure(
                        folder.resolveSibling(folder.getFileName() + "-views"),
                        events,
                        head,
                        Integer.parseInt(args[i]));
            }
        }
    }

    private static void fill(TouchpointIntake intake, double scale) {
        var workload = new RetailWorkload(1, scale, Instant.now());
        var feed = workload.feed();
        timed("ingest", workload.touchpoints(), () -> {
            for (var body = feed.batch(BODY); body.isPresent(); body = feed.batch(BODY)) {
                var elements = JsonMapper.shared().readTree(new String(body.get(), StandardCharsets.UTF_8));
                intake.take(List.copyOf(StreamSupport.stream(elements.spliterator(), false)
                        .<JsonNode>map(node -> node)
                        .toList()));
            }
        });
    }

    private static void measure(Path folder, EventSource events, long head, int batch) throws IOException {
        delete(folder);
        try (var store = ViewGenerations.of(ViewStores.open(folder, null))) {
            var views = views(store);
            var live = new Materialiser(store, views);
            timed("live, batches of %,d".formatted(batch), head, () -> {
                try (var all = events.read(0, head)) {
                    all.gather(Gatherers.<Recorded<?>>windowFixed(batch))
                            .forEach(part -> live.fold(part, part.getLast().position()));
                }
            });
            var rebuild = new Rebuild(store, live, events, () -> head);
            timed("rebuild of all views", head, () -> {
                var outcome = rebuild.run(
                        List.of(
                                new Remade(views.getFirst(), FoldMeasurement::customers),
                                new Remade(views.getLast(), FeedbackView::new)),
                        (_, _) -> {});
                System.out.println(outcome);
            });
        }
    }

    private static List<BatchView> views(ViewGenerations store) {
        return List.of(customers(store), new FeedbackView(store));
    }

    private static CustomerView customers(ViewGenerations store) {
        var rules = new Rules(PolicyDocument.standard().compile(1, "EUR"), LoyaltyRules.standard(), "EUR");
        return new CustomerView(store, new IdentityGraph(Guards.STANDARD), rules, Clock.systemUTC());
    }

    private static void timed(String what, long events, Runnable work) {
        var begin = System.nanoTime();
        var busy = cpu();
        work.run();
        var seconds = (System.nanoTime() - begin) / 1e9;
        var cpu = (cpu() - busy) / 1e9;
        System.out.printf(
                "%-26s %,9d events  %6.1f s  %,8.0f/s  %6.1f s of processor  %,8.0f per second of it%n",
                what, events, seconds, events / seconds, cpu, events / cpu);
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : new ArrayList<>(files.toList())
                        .stream().sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
