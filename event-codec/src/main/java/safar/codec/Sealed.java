package safar.codec;

/**
 * Personal data as it is stored.
 *
 * @param key the id of the key that opens it
 * @param sealed base64url of the 12-byte nonce and the AES-256-GCM ciphertext of 16 bytes of salt followed by the JSON
 * @param commitment base64url of the SHA-256 over salt and JSON, which proves later what was said without keeping it
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record Sealed(String key, byte[] sealed, byte[] commitment) {}
