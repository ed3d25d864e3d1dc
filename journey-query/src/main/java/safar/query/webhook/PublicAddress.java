package safar.query.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Is an address out on the internet? One that is not could be this machine, its network or a cloud's metadata service. */
final class PublicAddress {

    private PublicAddress() {}

    /** The rule by which an address is refused. */
    static Optional<String> refusal(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return Optional.of("loopback");
        }
        if (address.isAnyLocalAddress()) {
            return Optional.of("unspecified");
        }
        if (address.isLinkLocalAddress()) {
            return Optional.of("link-local");
        }
        if (address.isSiteLocalAddress()) {
            return Optional.of("private");
        }
        if (address.isMulticastAddress()) {
            return Optional.of("multicast");
        }
        return address instanceof Inet6Address six ? refusal(six) : refusal(address.getAddress());
    }

    private static Optional<String> refusal(byte[] four) {
        var first = four[0] & 0xff;
        var second = four[1] & 0xff;
        var third = four[2] & 0xff;
        if (first == 0) {
            return Optional.of("this network");
        }
        if (first == 100 && second >= 64 && second < 128) {
            return Optional.of("carrier network");
        }
        if ((first == 192 && second == 0 && (third == 0 || third == 2))
                || (first == 198 && (second == 18 || second == 19 || (second == 51 && third == 100)))
                || (first == 203 && second == 0 && third == 113)
                || first >= 240) {
            return Optional.of("reserved");
        }
        return Optional.empty();
    }

    /** Addresses of version 6 that stand for one of version 4 are judged as that. */
    private static Optional<String> refusal(Inet6Address six) {
        var bytes = six.getAddress();
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        if ((first & 0xfe) == 0xfc) {
            return Optional.of("private");
        }
        if (first == 0x20 && second == 0x02) {
            return embedded(bytes, 2);
        }
        if (first == 0 && (second == 0x64 || second == 0)) {
            return embedded(bytes, 12);
        }
        return (first & 0xe0) == 0x20 ? Optional.empty() : Optional.of("reserved");
    }

    private static Optional<String> embedded(byte[] six, int from) {
        try {
            var four = new byte[] {six[from], six[from + 1], six[from + 2], six[from + 3]};
            return refusal(InetAddress.getByAddress(four));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
