package safar.app.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Manifests as Kubernetes takes them: kinds that there are, and fields that these have, of their types. */
class ManifestsTest {

    private static final Path FOLDER = Path.of("..", "docker", "kubernetes");
    private static final String KUSTOMIZATION = "kustomization.yaml";

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1 Namespace", Namespace.class,
            "v1 Service", Service.class,
            "apps/v1 StatefulSet", StatefulSet.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class);

    private static final ObjectMapper STRICT = YAMLMapper.builder()
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated place) {
                    return false;
                }
            })
            .build();

    static Stream<Path> manifests() throws IOException {
        return yaml(false);
    }

    static Stream<Path> kustomizations() throws IOException {
        return yaml(true);
    }

    private static Stream<Path> yaml(boolean ofKustomize) throws IOException {
        try (var files = Files.walk(FOLDER)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml") && file.endsWith(KUSTOMIZATION) == ofKustomize)
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void a_manifest_says_what_kubernetes_understands(Path file) throws IOException {
        for (var document : documents(file)) {
            assertThat(read(document).getMetadata().getName()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void what_runs_is_probed_limited_and_without_rights(Path file) throws IOException {
        for (var document : documents(file)) {
            if (read(document) instanceof StatefulSet set) {
                var pod = set.getSpec().getTemplate().getSpec();
                assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
                assertThat(pod.getContainers()).isNotEmpty().allSatisfy(container -> {
                    assertThat(container.getReadinessProbe()).isNotNull();
                    assertThat(container.getLivenessProbe()).isNotNull();
                    assertThat(container.getResources().getLimits()).containsKey("memory");
                    assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                            .isTrue();
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    void whatever_is_put_together_is_there(Path file) throws IOException {
        var named = STRICT.readTree(file.toFile()).path("resources");
        assertThat(named)
                .isNotEmpty()
                .allSatisfy(
                        name -> assertThat(file.resolveSibling(name.asText())).exists());
    }

    @Test
    void a_field_that_is_misspelt_is_found() throws IOException {
        var misspelt = STRICT.readTree("{apiVersion: v1, kind: Service, metadata: {name: one}, spec: {port: 80}}");
        assertThatThrownBy(() -> read(misspelt)).isInstanceOf(UnrecognizedPropertyException.class);
    }

    private static List<JsonNode> documents(Path file) throws IOException {
        try (var documents = STRICT.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            return documents.readAll();
        }
    }

    private static HasMetadata read(JsonNode document) throws JsonProcessingException {
        var kind = document.path("apiVersion").asText() + " "
                + document.path("kind").asText();
        assertThat(KINDS).containsKey(kind);
        return STRICT.treeToValue(document, KINDS.get(kind));
    }
}
