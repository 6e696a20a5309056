import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex, utf8 } from '#shared/base/bytes.ts';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import { revisionRules } from '#shared/domain/bundle/record-row.ts';
import { ageRecipientOf } from '#electron/bundle/age-identity.ts';
import { rowHash } from '#electron/bundle/apply-row.ts';
import { readContainer } from '#electron/bundle/container.ts';
import { verifyBundle } from '#electron/bundle/decision.ts';
import { keyIdOfRaw, rawOfPrivatePem, signTyped, verifyTyped } from '#electron/bundle/ed25519.ts';
import {
  enrolmentFileName,
  enrolmentQrText,
  readEnrolment,
  signEnrolment,
  writeEnrolment,
  type Enrolment,
} from '#electron/bundle/enrolment.ts';
import { fingerprintOfHash, rootHash } from '#electron/bundle/fingerprint.ts';
import { bundleBaseName } from '#electron/bundle/header.ts';
import { bundleType, enrolType, pae, rosterType } from '#electron/bundle/pae.ts';
import { rosterBytes, rootFingerprint } from '#electron/bundle/roster.ts';
import { acceptFirstStep } from '#electron/bundle/roster-update.ts';
import {
  annexBundle,
  annexEnrolment,
  annexHeaderText,
  annexIndexText,
  annexRoster,
  annexRows,
  cityKeys,
  officeKeys,
  rootDigits,
  rootKeys,
} from '#tests/support/bundle-annex.ts';
import { aHeader, annexLines, roster, sha256Hex, testFolder, writeAnnexPayload, writeBundle } from '#tests/support/bundle-files.ts';
import { valueOf } from '#tests/support/value-of.ts';

const folder = testFolder();

describe('the keys of the annex', () => {
  it.each([
    ['office', officeKeys, '49242 33849 53339 57297 75387 92089'],
    ['city', cityKeys, '87325 30496 32255 69915 64673 38148'],
    ['root', rootKeys, '00395 14587 88794 76771 88974 35308'],
  ])('give the key id and the digits of the %s', (_who, keys, digits) => {
    expect(rawOfPrivatePem(keys.pem)).toBe(keys.ed25519);
    expect(keyIdOfRaw(keys.ed25519)).toBe(keys.signer);
    expect(fingerprintOfHash(keys.signer)).toBe(digits);
  });

  it('give the age recipients of the roster', async () => {
    expect(await ageRecipientOf(officeKeys.age)).toBe(officeKeys.recipient);
    expect([await ageRecipientOf(cityKeys.recovery), await ageRecipientOf(cityKeys.age)].sort()).toEqual([...roster.city.age].sort());
  });

  it('give the pinned root digits', () => {
    expect(rootHash(roster.root)).toBe('ebd066406687e15fefbe615efa27d6df6a972f9712157d7846decb8d6d907b5a');
    expect(rootFingerprint(roster.root)).toBe(rootDigits);
  });
});

describe('the bundle of the annex', () => {
  it('is accepted and every value comes out of it', async () => {
    const path = folder.fresh('annex.ssjb');
    await writeFile(path, annexBundle);
    expect(sha256Hex(annexBundle)).toBe('b2cc7f572a1c5f12cde0caadd36d31bc662f7a57d1c12708a6c7fe97f26180e2');
    const checked = await verifyBundle(path, roster, 1, { workDir: folder.path(), identities: [], rules: revisionRules });
    expect(checked.outcome).toBeNull();
    expect(checked.bundle?.headerHash).toBe('42d828ff2c43fcef0dfdee07fa6dff6b23df9b887fb34f457ab215a8a24329e2');
    expect(canonicalJson(checked.bundle?.header)).toBe(annexHeaderText);
    expect(checked.bundle && bundleBaseName(checked.bundle.header)).toBe('130123-06e3-130100-000001-results');
    const batches = [];
    for await (const rows of checked.payload?.content.rows('results') ?? []) batches.push(...rows);
    expect(batches).toEqual(annexRows);
    expect(rowHash(annexRows[0])).toBe('0505351a307674dbb1cf3e58e5d5ca9145c2e41f381ce072fa7151bff7359931');
  });

  it('is rebuilt byte for byte', async () => {
    const payloadPath = folder.fresh('payload.zip');
    const payload = await writeAnnexPayload(payloadPath);
    expect(payload).toMatchObject({ size: 835, sha256: '133f31ad1d5bebadd7dc7754db706c2fb1dfe8eb4608c85f78c3abd6bd4b9ea8' });
    expect(sha256Hex(annexLines)).toBe('150dc1ed8a3744e220372f42bc52d0e803457592615ce694bf55b37dcf141982');
    expect(utf8(annexIndexText).length).toBe(255);
    const path = folder.fresh('rebuilt.ssjb');
    await writeBundle(path, { payload: await readFile(payloadPath), header: aHeader() });
    expect((await readFile(path)).equals(annexBundle)).toBe(true);
  });

  it('is signed over the stated pre-authentication encoding', () => {
    const encoded = pae(bundleType, utf8(annexHeaderText));
    expect(encoded.length).toBe(410);
    expect(sha256Hex(encoded)).toBe('97ee78ac812f32bcb8ca4b709f4821d266242efc2b466aa0142135d34c89377b');
    expect(toHex(signTyped(officeKeys.pem, bundleType, utf8(annexHeaderText)))).toBe(
      'cb8bca44f17f5e43724e1eced65cf54a04081e592beb24d51f6ac3acf72fb802b04b90fd008cc4259fd2d90ecd24ddb8df961b0fd490179de07a6b4c0e3e1209',
    );
  });
});

describe('the roster step of the annex', () => {
  it('has the stated bytes, hash and signature', () => {
    expect(annexRoster.bytes.length).toBe(873);
    expect(sha256Hex(annexRoster.bytes)).toBe('a1bfa11a7a43ea6eaa68a442a6fd21d887f00148c7cdf58120459ce3c58efafb');
    expect(rosterBytes(roster)).toEqual(annexRoster.bytes);
    expect(toHex(signTyped(rootKeys.pem, rosterType, annexRoster.bytes))).toBe(toHex(annexRoster.signature));
  });

  it('is accepted as the first roster with the right digits and with no others', () => {
    const step = { bytes: annexRoster.bytes, signatures: [{ keyIdStart: rootKeys.signer.slice(0, 16), signature: annexRoster.signature }] };
    expect(acceptFirstStep(step, '76646-45854-80214-00023-55654-83184').ok).toBe(true);
    expect(acceptFirstStep(step, rootDigits.replace('83184', '83185'))).toEqual({ ok: false, error: 'root-digits' });
  });
});

describe('the enrolment of the annex', () => {
  const enrolment = JSON.parse(annexEnrolment.text) as Enrolment;

  it('is rebuilt with the stated bytes, signature and container size', async () => {
    const { bytes, signature } = signEnrolment(enrolment, officeKeys.pem);
    expect(bytes.length).toBe(258);
    expect(sha256Hex(bytes)).toBe('34b246a834ebf105daa489919b98f84c0a1c23984128a43dfb0a25d77c63b927');
    expect(toHex(signature)).toBe(annexEnrolment.signature);
    expect(verifyTyped(officeKeys.ed25519, enrolType, bytes, fromHex(annexEnrolment.signature))).toBe(true);
    expect(enrolmentQrText(bytes, signature)).toBe(
      `${annexEnrolment.text}\n${Buffer.from(annexEnrolment.signature, 'hex').toString('base64')}`,
    );
    const path = folder.fresh('enrol.ssjb');
    expect((await writeEnrolment(path, enrolment, officeKeys.pem)).size).toBe(552);
    expect(enrolmentFileName(enrolment)).toBe('130123-06e3-enrol.ssjb');
  });

  it('is read with the office’s digits, and a changed one is refused', async () => {
    const path = folder.fresh('enrol.ssjb');
    await writeEnrolment(path, enrolment, officeKeys.pem);
    const container = valueOf(await readContainer(path));
    expect(container.holds).toBe('enrolment');
    expect(valueOf(readEnrolment(container))).toMatchObject({ signer: officeKeys.signer, digits: '49242 33849 53339 57297 75387 92089' });
    const other = utf8(canonicalJson({ ...enrolment, label: '2号机' }));
    expect(readEnrolment({ ...container, document: other })).toEqual({ ok: false, error: 'signature' });
    expect(readEnrolment({ ...container, document: utf8(canonicalJson({ ...enrolment, v: 2 })) })).toEqual({
      ok: false,
      error: 'newer-version',
    });
    expect(readEnrolment({ ...container, document: utf8(`${annexEnrolment.text} `) })).toEqual({ ok: false, error: 'form' });
  });
});
