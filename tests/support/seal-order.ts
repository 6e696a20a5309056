import { recipientsFor } from '#electron/bundle/roster.ts';
import type { PayloadContent } from '#electron/bundle/payload-writer.ts';
import type { SealOrder } from '#electron/bundle/seal.ts';
import { officeKeys } from './bundle-annex.ts';
import { roster } from './bundle-files.ts';

/** The annex's office seals its first bundle for its city, encrypted. */
export const annexOrder = (outboxDir: string, content: PayloadContent): SealOrder => ({
  outboxDir,
  kind: 'results',
  from: '130123',
  chan: '130100',
  seq: 1,
  prev: null,
  seen: [],
  created: '2021-06-30T09:12:33+08:00',
  expires: null,
  app: '1.0.0',
  ed25519Pem: officeKeys.pem,
  encryptTo: recipientsFor(roster, '130100'),
  roster,
  payload: { schema: 1, salt: new Uint8Array(16).fill(7), mode: 'delta', base: null, content },
});
