import { concatBytes, utf8 } from '#shared/base/bytes.ts';

/** BUNDLE-SPEC 4.1: the three things that are ever signed. A signature over one must never pass for another. */
export const bundleType = 'application/vnd.ssj.bundle.v1+json';
export const rosterType = 'application/vnd.ssj.roster.v1+json';
export const enrolType = 'application/vnd.ssj.enrol.v1+json';

/** The bytes that are signed: DSSE v1.0.2 pre-authentication encoding, lengths in bytes. */
export const pae = (type: string, body: Uint8Array): Uint8Array => {
  const typeBytes = utf8(type);
  return concatBytes(utf8(`DSSEv1 ${typeBytes.length} `), typeBytes, utf8(` ${body.length} `), body);
};
