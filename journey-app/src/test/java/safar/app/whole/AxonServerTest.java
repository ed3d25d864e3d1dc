package safar.app.whole;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Nodes whose events are in a real Axon Server. */
@EnabledIfEnvironmentVariable(
        named = "SAFAR_TEST_AXON_SERVER",
        matches = ".+:\\d+",
        disabledReason = "needs an Axon Server, named as host:port by SAFAR_TEST_AXON_SERVER")
final class AxonServerTest extends ClusterContract {

    @Override
    String server() {
        return System.getenv("SAFAR_TEST_AXON_SERVER");
    }
}
