import { describe, expect, it } from 'vitest';
import { fromHex, toHex, utf8 } from '#shared/base/bytes.ts';
import { privateKeyPem, publicKeyPem, rawOfPrivatePem, signTyped, spkiOfRaw, verifyRaw, verifyTyped } from '#electron/bundle/ed25519.ts';
import { sameDigits } from '#electron/bundle/fingerprint.ts';
import { bundleType, enrolType, pae, rosterType } from '#electron/bundle/pae.ts';
import { officeKeys } from '#tests/support/bundle-annex.ts';
import { haveVectors, vectorText } from '#tests/support/draw-vectors.ts';

// RFC 8032 section 7.1: secret, public, message, signature
const rfc8032 = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const;

interface Wycheproof {
  readonly numberOfTests: number;
  readonly testGroups: readonly {
    readonly publicKey: { readonly pk: string };
    readonly tests: readonly { readonly tcId: number; readonly msg: string; readonly sig: string; readonly result: string }[];
  }[];
}

describe('what is signed', () => {
  it('is encoded as DSSE says', () => {
    const encoded = pae('http://example.com/HelloWorld', utf8('hello world'));
    expect(Buffer.from(encoded).toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
  });

  it('counts bytes, not characters', () => {
    expect(Buffer.from(pae('t', utf8('双随机'))).toString()).toBe('DSSEv1 1 t 9 双随机');
  });

  it('is never accepted as another kind of document', () => {
    const body = utf8('{}');
    const types = [bundleType, rosterType, enrolType];
    for (const type of types) {
      const signature = signTyped(officeKeys.pem, type, body);
      expect(types.filter((other) => verifyTyped(officeKeys.ed25519, other, body, signature))).toEqual([type]);
    }
  });
});

describe('Ed25519', () => {
  it.each(rfc8032)('gives the values of RFC 8032 for secret %s', (secret, raw, message, signature) => {
    expect(rawOfPrivatePem(privateKeyPem(fromHex(secret)))).toBe(raw);
    expect(verifyRaw(raw, fromHex(message), fromHex(signature))).toBe(true);
  });

  it('refuses a signature whose S is not below the group order', () => {
    const [, raw, message, signature] = rfc8032[1];
    const order = 0x1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3edn;
    const s = BigInt(`0x${toHex(fromHex(signature.slice(64)).reverse())}`) + order;
    const raised = signature.slice(0, 64) + toHex(fromHex(s.toString(16).padStart(64, '0')).reverse());
    expect(verifyRaw(raw, fromHex(message), fromHex(raised))).toBe(false);
  });

  it('answers false, and does not throw, for keys and signatures of the wrong form', () => {
    const [, raw, message, signature] = rfc8032[0];
    expect(verifyRaw(raw, fromHex(message), fromHex(signature.slice(2)))).toBe(false);
    expect(verifyRaw(raw, fromHex(message), fromHex(`${signature}00`))).toBe(false);
    expect(verifyRaw(raw.slice(2), fromHex(message), fromHex(signature))).toBe(false);
    expect(verifyRaw('f'.repeat(64), fromHex(message), fromHex(signature))).toBe(false);
  });

  it('writes the public key as OpenSSL reads it', () => {
    expect(toHex(spkiOfRaw(rfc8032[0][1]))).toBe(`302a300506032b6570032100${rfc8032[0][1]}`);
    expect(publicKeyPem(rfc8032[0][1])).toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
  });

  it.skipIf(!haveVectors)('agrees with all 151 Wycheproof cases', () => {
    const suite = JSON.parse(vectorText('wycheproof/ed25519_test.json')) as Wycheproof;
    const cases = suite.testGroups.flatMap(({ publicKey, tests }) => tests.map((test) => ({ ...test, pk: publicKey.pk })));
    expect(cases.length).toBe(151);
    const wrong = cases.filter(({ pk, msg, sig, result }) => verifyRaw(pk, fromHex(msg), fromHex(sig)) !== (result === 'valid'));
    expect(wrong.map(({ tcId }) => tcId)).toEqual([]);
  });
});

describe('digits read over the telephone', () => {
  it('are compared without regard to spaces, hyphens and full width', () => {
    expect(sameDigits('４９２４２-33849 53339 57297 75387\t92089', '49242 33849 53339 57297 75387 92089')).toBe(true);
    expect(sameDigits('49242 33849 53339 57297 75387 92088', '49242 33849 53339 57297 75387 92089')).toBe(false);
    expect(sameDigits('', '49242 33849 53339 57297 75387 92089')).toBe(false);
  });
});
