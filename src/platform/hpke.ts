/** HPKE by a library over the browser's own cryptography (X25519: Chromium 133, Firefox 130). Which suite, and why: docs/intake.md. */
import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_X25519_HKDF_SHA256 } from 'hpke';
import type { SealTo } from '../core/help/envelope';

const suite = new CipherSuite(KEM_DHKEM_X25519_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM);

/** Seals one message to a public key of 32 bytes. Rejects where that is no usable point. */
export const sealTo: SealTo = async (publicKey, { info, aad, plaintext }) => {
  const key = await suite.DeserializePublicKey(publicKey);
  const { encapsulatedSecret, ciphertext } = await suite.Seal(key, plaintext, { info, aad });
  return { enc: encapsulatedSecret, ciphertext };
};
