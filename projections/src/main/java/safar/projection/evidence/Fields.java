package safar.projection.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Fields one after the other, each after its length in four bytes, highest first, so that no two lists of fields have the same bytes. */
final class Fields {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

    Fields add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A number as eight bytes, highest first. */
    Fields add(long number) {
        return add(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    Fields add(byte[] field) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        bytes.writeBytes(field);
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
