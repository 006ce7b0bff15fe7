/** What an intake receives: HPKE as RFC 9180 has it, an envelope that another implementation made, lengths that say little. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { AEAD_AES_128_GCM, AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_X25519_HKDF_SHA256 } from 'hpke';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Envelope, envelopeFor, paddedReport, ReportTooLongError } from '../../../src/core/help/envelope';
import { publicKeyOf } from '../../../src/core/help/public-key';
import { Report, ReportBody, sealReport } from '../../../src/core/help/report';
import { sealTo } from '../../../src/platform/hpke';
import { sha256Hex } from '../../../src/platform/sealing';
import vector from './envelope-vector.json';

const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));
const base64url = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
const utf8 = (text: string) => new TextEncoder().encode(text);
const suite = new CipherSuite(KEM_DHKEM_X25519_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM);
afterEach(() => vi.restoreAllMocks());

/** From now on every new X25519 key is this one. */
async function withEphemeral(ikm: string): Promise<void> {
  const pair = await suite.DeriveKeyPair(hex(ikm), true);
  const pkcs8 = Buffer.concat([hex('302e020100300506032b656e04220420'), await suite.SerializePrivateKey(pair.privateKey)]);
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, 'X25519', false, ['deriveBits']);
  const publicKey = await crypto.subtle.importKey(
    'raw',
    base64url(Buffer.from(await suite.SerializePublicKey(pair.publicKey)).toString('base64url')),
    'X25519',
    true,
    [],
  );
  vi.spyOn(crypto.subtle, 'generateKey').mockImplementation(async () => ({ privateKey, publicKey }));
}

describe('HPKE', () => {
  test('RFC 9180, appendix A.1.1: sealed with the same ephemeral key, opened with the recipient’s', async () => {
    const rfc = new CipherSuite(KEM_DHKEM_X25519_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_128_GCM);
    await withEphemeral('7268600d403fce431561aef583ee1613527cff655c1343f29812e66706df3234');
    const recipient = await rfc.DeriveKeyPair(hex('6db9df30aa07dd42ee5e8181afdb977e538f5e1fec8a06223f33f7013e525037'), true);
    expect(Buffer.from(await rfc.SerializePublicKey(recipient.publicKey)).toString('hex')).toBe(
      '3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d',
    );
    const options = { info: hex('4f6465206f6e2061204772656369616e2055726e'), aad: hex('436f756e742d30') };
    const plaintext = hex('4265617574792069732074727574682c20747275746820626561757479');
    const { encapsulatedSecret, ciphertext } = await rfc.Seal(recipient.publicKey, plaintext, options);
    expect(Buffer.from(encapsulatedSecret).toString('hex')).toBe(
      '37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431',
    );
    expect(Buffer.from(ciphertext).toString('hex')).toBe(
      'f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a',
    );
    expect(await rfc.Open(recipient, encapsulatedSecret, ciphertext, options)).toEqual(plaintext);
  });
  test('a key that is no point of use is refused, not sealed to', async () => {
    const message = { info: utf8('x'), aad: utf8('x'), plaintext: utf8('x') };
    await expect(sealTo(new Uint8Array(32), message)).rejects.toThrow();
  });
});

describe('the envelope of docs/intake.md', () => {
  const { integrity: _integrity, ...body } = vector.report;
  const { id } = vector.envelope;

  test('is what another implementation makes of the same report, keys and id', async () => {
    await withEphemeral(vector.ephemeral.ikm);
    const report = await sealReport(ReportBody.parse(body), sha256Hex);
    expect(report).toEqual(vector.report);
    const text = await envelopeFor(report, id, base64url(vector.recipient.publicKey), sealTo);
    expect(Envelope.parse(JSON.parse(text))).toEqual(vector.envelope);
  });
  test('opens with the recipient’s key only, and for its id only', async () => {
    const { enc, ciphertext } = vector.envelope;
    const recipient = await suite.DeriveKeyPair(hex(vector.recipient.ikm));
    const other = await suite.DeriveKeyPair(hex(vector.ephemeral.ikm));
    const open = (pair: typeof recipient, aad: string) =>
      suite.Open(pair, base64url(enc), base64url(ciphertext), { info: utf8('hifazat-intake/1'), aad: utf8(aad) });
    expect(JSON.parse(new TextDecoder().decode(await open(recipient, id)))).toEqual(vector.report);
    await expect(open(other, id)).rejects.toThrow();
    await expect(open(recipient, id.replace('6', '7'))).rejects.toThrow();
  });
  test('the short one of the page: 64 bytes', async () => {
    await withEphemeral(vector.ephemeral.ikm);
    const plaintext = utf8('{"category":"bullying"}'.padEnd(64));
    const message = { info: utf8('hifazat-intake/1'), aad: utf8(id), plaintext };
    const { enc, ciphertext } = await sealTo(base64url(vector.recipient.publicKey), message);
    const docs = readFileSync('docs/intake.md', 'utf8');
    for (const bytes of [enc, ciphertext]) expect(docs).toContain(Buffer.from(bytes).toString('base64url'));
  });
  test('is another each time', async () => {
    const report = Report.parse(vector.report);
    const key = base64url(vector.recipient.publicKey);
    const [one, two] = [await envelopeFor(report, id, key, sealTo), await envelopeFor(report, id, key, sealTo)];
    expect(Envelope.parse(JSON.parse(one)).ciphertext).not.toBe(Envelope.parse(JSON.parse(two)).ciphertext);
  });
});

describe('the length of a report', () => {
  const report = (words: string): Report => ({ ...Report.parse(vector.report), words });
  test.each<[string, string, number]>([
    ['nothing written', '', 8192],
    ['a sentence', 'They won’t stop.', 8192],
    ['a page of Urdu', 'وہ مجھے ڈراتے ہیں۔ '.repeat(150), 8192],
    ['all that fits into the box', 'ڈ'.repeat(5000), 65_536],
  ])('%s', (_name, words, bytes) => expect(paddedReport(report(words))).toHaveLength(bytes));
  test('longer than all is refused by name', () => {
    expect(() => paddedReport({ ...report(''), when: 'x'.repeat(70_000) })).toThrow(ReportTooLongError);
  });
  test('is one of two, for any words; and the padded report is read by any JSON reader', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 4000 }), (words) => {
        const padded = paddedReport(report(words));
        expect([8192, 65_536]).toContain(padded.length);
        expect(JSON.parse(new TextDecoder().decode(padded))).toEqual(report(words));
      }),
    );
  });
});

describe('a public key in policy', () => {
  test.each<[string, string, number | null]>([
    ['32 bytes', vector.recipient.publicKey, 32],
    ['31 bytes', Buffer.alloc(31).toString('base64url'), null],
    ['33 bytes', Buffer.alloc(33).toString('base64url'), null],
    ['padding', `${vector.recipient.publicKey}=`, null],
    ['base64', Buffer.alloc(32, 0xff).toString('base64'), null],
    ['nothing', '', null],
    ['bits left over', `${vector.recipient.publicKey.slice(0, -1)}R`, null],
  ])('%s', (_name, text, bytes) => expect(publicKeyOf(text)?.length ?? null).toBe(bytes));
});
