package health.intake.blackbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The manifests for Kubernetes, as its types have them: no field that these lack, no value of another kind. */
class ManifestsTest {

    private static final Path NODES = Path.of("server-config/kubernetes/intake.yaml");
    private static final Path MIGRATION = Path.of("server-config/kubernetes/migration.yaml");

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1 ServiceAccount", ServiceAccount.class,
            "v1 ConfigMap", ConfigMap.class,
            "v1 Service", Service.class,
            "apps/v1 Deployment", Deployment.class,
            "batch/v1 Job", Job.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class);

    /** Refuses what the types otherwise keep as additional properties. */
    private static final ObjectMapper STRICT = new ObjectMapper().setAnnotationIntrospector(new Strictness());

    private static final class Strictness extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }

    private static Map<String, HasMetadata> manifests(Path file) throws IOException {
        Map<String, HasMetadata> manifests = new HashMap<>();
        List<JsonNode> documents = new ObjectMapper(new YAMLFactory())
                .readerFor(JsonNode.class)
                .<JsonNode>readValues(file.toFile())
                .readAll();
        for (JsonNode document : documents) {
            String kind = document.get("apiVersion").asText() + " "
                    + document.get("kind").asText();
            manifests.put(kind, read(document, Objects.requireNonNull(KINDS.get(kind), kind)));
        }
        return manifests;
    }

    private static HasMetadata read(JsonNode document, Class<? extends HasMetadata> type) {
        try {
            return STRICT.treeToValue(document, type);
        } catch (JsonProcessingException e) {
            throw new AssertionError(type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    private static <T extends HasMetadata> T manifest(Class<T> type) throws IOException {
        return manifest(NODES, type);
    }

    private static <T extends HasMetadata> T manifest(Path file, Class<T> type) throws IOException {
        return manifests(file).values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static PodSpec pod() throws IOException {
        return manifest(Deployment.class).getSpec().getTemplate().getSpec();
    }

    private static PodTemplateSpec migration() throws IOException {
        return manifest(MIGRATION, Job.class).getSpec().getTemplate();
    }

    private static Container container() throws IOException {
        return pod().getContainers().get(0);
    }

    @Test
    void eachManifestIsOfItsType() throws IOException {
        Set<String> kinds = new HashSet<>(manifests(NODES).keySet());
        kinds.addAll(manifests(MIGRATION).keySet());

        assertThat(kinds).isEqualTo(KINDS.keySet());
    }

    @Test
    void whatTheTypesLackIsNoticed() throws IOException {
        ObjectMapper mapper = new ObjectMapper();

        assertThatThrownBy(() -> read(mapper.readTree("{\"spec\": {\"replica\": 2}}"), Deployment.class))
                .hasMessageContaining("replica");
        assertThatThrownBy(() -> read(mapper.readTree("{\"spec\": {\"replicas\": \"two\"}}"), Deployment.class))
                .hasMessageContaining("two");
    }

    @Test
    void processesHaveNoRights() throws IOException {
        for (PodSpec pod : List.of(pod(), migration().getSpec())) {
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getEnableServiceLinks())
                    .as("variables like INTAKE_SERVICE_HOST would be settings that are none")
                    .isFalse();
            SecurityContext process = pod.getContainers().get(0).getSecurityContext();
            assertThat(process.getReadOnlyRootFilesystem()).isTrue();
            assertThat(process.getAllowPrivilegeEscalation()).isFalse();
            assertThat(process.getCapabilities().getDrop()).containsExactly("ALL");
        }
    }

    @Test
    void probesAskForHealth() throws IOException {
        assertThat(path(container().getStartupProbe())).isEqualTo("/api/health/live");
        assertThat(path(container().getLivenessProbe())).isEqualTo("/api/health/live");
        assertThat(path(container().getReadinessProbe())).isEqualTo("/api/health/ready");
    }

    private static String path(Probe probe) {
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("http");
        return probe.getHttpGet().getPath();
    }

    @Test
    void secretsAreFilesAndWhatIsWrittenIsMounted() throws IOException {
        assertThat(container().getEnv()).hasSizeGreaterThanOrEqualTo(8).allSatisfy(variable -> {
            assertThat(variable.getName()).endsWith("_FILE");
            assertThat(variable.getValue()).startsWith("/run/secrets/intake/");
        });
        assertThat(container().getVolumeMounts())
                .extracting(mount -> mount.getMountPath())
                .containsExactlyInAnyOrder("/run/secrets/intake", "/var/lib/intake", "/tmp");
    }

    @Test
    void selectorsNameThePods() throws IOException {
        Map<String, String> labels =
                manifest(Deployment.class).getSpec().getTemplate().getMetadata().getLabels();

        assertThat(labels).isNotEmpty();
        assertThat(manifest(Deployment.class).getSpec().getSelector().getMatchLabels())
                .isEqualTo(labels);
        assertThat(manifest(Service.class).getSpec().getSelector()).isEqualTo(labels);
        assertThat(manifest(PodDisruptionBudget.class).getSpec().getSelector().getMatchLabels())
                .isEqualTo(labels);
        assertThat(manifest(NetworkPolicy.class).getSpec().getPodSelector().getMatchLabels())
                .isEqualTo(labels);
    }

    @Test
    void migrationIsOfTheNodesReleaseAndGetsNoRequests() throws IOException {
        Container migration = migration().getSpec().getContainers().get(0);
        Map<String, String> labels = migration().getMetadata().getLabels();

        assertThat(migration.getImage()).isEqualTo(container().getImage());
        assertThat(migration.getCommand()).containsExactly("/opt/intake/bin/intake-admin", "schema", "migrate");
        assertThat(migration.getEnvFrom()).isEqualTo(container().getEnvFrom());
        assertThat(container().getEnv()).containsAll(migration.getEnv());
        assertThat(labels)
                .isNotEmpty()
                .isNotEqualTo(manifest(Service.class).getSpec().getSelector());
        assertThat(manifest(MIGRATION, NetworkPolicy.class)
                        .getSpec()
                        .getPodSelector()
                        .getMatchLabels())
                .isEqualTo(labels);
    }
}
