package safar.codec;

/** Personal data in the clear, with the salt that was hashed into its commitment before it. */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Disclosed(byte[] salt, byte[] json) {}
