package safar.query.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, loopback",
        "127.9.9.9, loopback",
        "0.0.0.0, unspecified",
        "0.1.2.3, this network",
        "10.1.2.3, private",
        "172.31.0.1, private",
        "192.168.1.1, private",
        "169.254.169.254, link-local",
        "100.64.0.1, carrier network",
        "198.18.0.1, reserved",
        "192.0.2.1, reserved",
        "224.0.0.1, multicast",
        "255.255.255.255, reserved",
        "::1, loopback",
        "::, unspecified",
        "fe80::1, link-local",
        "fd00::1, private",
        "::ffff:127.0.0.1, loopback",
        "64:ff9b::7f00:1, loopback",
        "2002:7f00:1::, loopback",
        "ff02::1, multicast"
    })
    void an_address_that_is_not_out_on_the_internet_is_refused_by_its_rule(String address, String rule)
            throws IOException {
        assertThat(PublicAddress.refusal(InetAddress.getByName(address))).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "172.32.0.1", "100.128.0.1", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"})
    void an_address_out_on_the_internet_is_not(String address) throws IOException {
        assertThat(PublicAddress.refusal(InetAddress.getByName(address))).isEmpty();
    }

    @Test
    void the_very_address_that_is_connected_to_is_looked_at() throws IOException {
        try (var socket = new GuardedSockets().createSocket()) {
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9), 100))
                    .hasMessageContaining("refused: loopback");
        }
    }
}
