package io.crmautopilot.jdbc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals texts under one person's key: AES-256 in GCM mode with a random nonce, bound to the place where the text is kept, so that no
 * sealed text can be moved to another person or name. The key itself seals nothing; one key for each purpose is derived from it.
 */
final class Seal {

    /** The bytes of a key. */
    static final int KEY_BYTES = 32;

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] key;
    private final SecureTokens chance;

    Seal(byte[] key, SecureTokens chance) {
        if (key.length != KEY_BYTES) {
            throw new StoreException("a key of the vault has " + key.length + " bytes, not " + KEY_BYTES);
        }
        this.key = key.clone();
        this.chance = chance;
    }

    /** Returns a keyed hash of {@code text} in hexadecimal digits: the same for the same text, and telling nothing without the key. */
    String hidden(String text) {
        return HexFormat.of().formatHex(mac(mac(key, "name"), text));
    }

    /** Returns {@code text} sealed for {@code place}. */
    byte[] close(String place, String text) {
        byte[] nonce = chance.bytes(NONCE_BYTES);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place, text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(1 + nonce.length + sealed.length)
                .put(VERSION)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /**
     * Returns the text that {@link #close} sealed for {@code place}.
     *
     * @throws StoreException when it was changed, or sealed for another place or by another key
     */
    String open(String place, byte[] sealed) {
        if (sealed.length < 1 + NONCE_BYTES || sealed[0] != VERSION) {
            throw new StoreException("a sealed text of the vault is of an unknown version");
        }
        ByteBuffer in = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
        byte[] nonce = new byte[NONCE_BYTES];
        in.get(nonce);
        byte[] rest = new byte[in.remaining()];
        in.get(rest);
        return new String(cipher(Cipher.DECRYPT_MODE, nonce, place, rest), StandardCharsets.UTF_8);
    }

    private byte[] cipher(int mode, byte[] nonce, String place, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(mac(key, "seal"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (AEADBadTagException changed) {
            throw new StoreException("a sealed text of the vault was changed");
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java platform lacks AES/GCM", broken);
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java platform lacks HmacSHA256", broken);
        }
    }
}
