import { z } from 'zod';
import type { SealedBundle } from './bundles.ts';
import { returns } from './define.ts';
import type { QrCode } from './qr-code.ts';
import { everyRole } from './roles.ts';

export interface OwnKey {
  readonly signer: string;
  /** Six groups of five digits (BUNDLE-SPEC 12.2). */
  readonly fingerprint: string;
  readonly label: string;
  readonly unlocked: boolean;
  /** In the stored trust roster as an open key of this office. */
  readonly accepted: boolean;
}

export interface TrustState {
  readonly version: number;
  readonly cityName: string;
  readonly rootFingerprint: string;
  readonly expires: string;
  /** Past its day: a strip says so, and work goes on (BUNDLE-SPEC 11.2). */
  readonly expired: boolean;
  readonly offices: readonly { readonly code: string; readonly name: string; readonly keys: readonly TrustedKey[] }[];
}

/** A key of an office as the trust roster has it. */
export interface TrustedKey {
  readonly signer: string;
  readonly fingerprint: string;
  /** Last number still accepted for each chain once it is closed; null while it is open. */
  readonly closedAt: { readonly [chan: string]: number } | null;
}

/** A key that sealed before; what was encrypted for it can still be read. */
export interface FormerKey {
  readonly signer: string;
  readonly fingerprint: string;
  readonly label: string;
  readonly unlocked: boolean;
  /** Whether the roster has it closed. */
  readonly closed: boolean;
  /** Its bundles that nobody receipted; what they hold comes again with the first bundle of the key that seals now. */
  readonly unreceived: number;
}

export interface KeysState {
  /** The key that seals. */
  readonly own: OwnKey | null;
  /** A key that was made to take its place and waits for the roster (BUNDLE-SPEC 11.5). */
  readonly next: OwnKey | null;
  readonly former: readonly FormerKey[];
  readonly trust: TrustState | null;
}

/** What a new key of the city left. */
export interface CityRenewal {
  readonly fingerprint: string;
  readonly trust: TrustState;
  /** To be written out for every office; until it is there, an office refuses what the new key seals. */
  readonly bundle: SealedBundle;
}

export interface EnrolmentView {
  readonly office: string;
  readonly officeName: string;
  readonly label: string;
  readonly signer: string;
  readonly fingerprint: string;
  /** The two groups (1-6) that the checker must type from the telephone. */
  readonly groupsToType: readonly [number, number];
}

/** Where an enrolment comes from: its file, or the text of its QR code. */
export type EnrolmentSource = { readonly file: string } | { readonly text: string };

const keeper = ['securityAdmin', 'systemAdmin'] as const;
const passphrase = z.string().max(400);

/** An enrolment: its file by token, or the text of its QR code as it was scanned or pasted; with whatever else a call needs. */
const enrolmentSource = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.union([z.strictObject({ file: z.string(), ...shape }), z.strictObject({ text: z.string().max(8192), ...shape })]);

/** Keys and trust (BUNDLE-SPEC 11 and 12). A file or folder is named by the token that the shell gave out. */
export const keysContract = {
  'keys.state': returns<KeysState>().query({ input: z.strictObject({}), errors: [], access: everyRole, reads: ['keys'] }),
  'keys.create': returns<OwnKey>().job({
    input: z.strictObject({ label: z.string().trim().min(1).max(40), passphrase }),
    errors: ['keys.exist', 'keys.passphraseWeak', 'office.roleOnly', 'file.exists'],
    access: keeper,
    changes: ['keys'],
    audit: 'keys.created',
  }),
  /** A new key beside the one in force, which seals until the roster names the new one (BUNDLE-SPEC 11.5); every new key starts new chains. */
  'keys.renew': returns<OwnKey>().job({
    input: z.strictObject({ label: z.string().trim().min(1).max(40), passphrase, reason: z.string().trim().min(1).max(400) }),
    errors: ['keys.missing', 'keys.renewalWaits', 'keys.passphraseWeak', 'office.roleOnly', 'file.exists'],
    access: keeper,
    changes: ['keys'],
    audit: 'keys.renewed',
  }),
  /** Opens every key of this program that has this passphrase; at the city the recovery key, where none of them has it (BUNDLE-SPEC 12.5). */
  'keys.unlock': returns<null>().job({
    input: z.strictObject({ passphrase }),
    errors: ['keys.missing', 'keys.passphraseWrong'],
    access: everyRole,
    changes: ['keys'],
    audit: 'keys.unlocked',
  }),
  /** Copies the passphrase files of this program into a folder, for the safe (BUNDLE-SPEC 12.4); needs no passphrase and opens nothing. */
  'keys.backUp': returns<{ readonly files: number; readonly folder: string }>().job({
    input: z.strictObject({ folder: z.string() }),
    errors: ['keys.missing', 'file.exists'],
    access: keeper,
    changes: [],
    audit: 'keys.backedUp',
  }),
  /** Writes the enrolment file; `code` says the same to a camera (BUNDLE-SPEC 12.1). */
  'keys.exportEnrolment': returns<{ readonly fileName: string; readonly fingerprint: string; readonly code: QrCode }>().job({
    input: z.strictObject({ folder: z.string() }),
    errors: ['keys.missing', 'keys.locked', 'file.exists'],
    access: keeper,
    changes: [],
    audit: 'keys.enrolmentExported',
  }),
  /** The city's first step: root key, signing key, work key and recovery key, each in a passphrase file; trust roster version 1. */
  'trust.start': returns<{ readonly rootFingerprint: string; readonly files: readonly string[] }>().job({
    input: z.strictObject({
      label: z.string().trim().min(1).max(40),
      passphrase,
      rootPassphrase: passphrase,
      recoveryPassphrase: passphrase,
    }),
    errors: ['trust.exists', 'keys.exist', 'keys.passphraseWeak', 'office.roleOnly', 'file.exists'],
    access: keeper,
    changes: ['keys'],
    audit: 'trust.started',
  }),
  /** Looks at an enrolment; grants nothing. */
  'trust.readEnrolment': returns<EnrolmentView>().query({
    input: enrolmentSource({}),
    errors: ['trust.enrolmentBad', 'trust.missing', 'trust.keyKnown'],
    access: keeper,
    reads: [],
  }),
  'trust.accept': returns<TrustState>().job({
    input: enrolmentSource({ groups: z.array(z.string().max(10)).length(2), rootPassphrase: passphrase }),
    errors: [
      'trust.enrolmentBad',
      'trust.missing',
      'trust.keyKnown',
      'trust.groupsDiffer',
      'trust.rootAbsent',
      'keys.passphraseWrong',
      'keys.locked',
    ],
    access: keeper,
    changes: ['keys'],
    audit: 'trust.accepted',
  }),
  /**
   * Another key for the city, which closes the one before and seals from then on; with the roster bundle of the root key that tells every office
   * (BUNDLE-SPEC 11.3, 11.5).
   */
  'trust.renew': returns<CityRenewal>().job({
    input: z.strictObject({
      label: z.string().trim().min(1).max(40),
      passphrase,
      reason: z.string().trim().min(1).max(400),
      rootPassphrase: passphrase,
    }),
    errors: [
      ...(['trust.missing', 'trust.changed', 'trust.behind', 'keys.missing', 'keys.passphraseWeak', 'keys.passphraseWrong'] as const),
      ...(['trust.rootAbsent', 'office.roleOnly', 'file.exists'] as const),
    ],
    access: keeper,
    changes: ['keys', 'bundles'],
    audit: 'trust.renewed',
  }),
  /** A roster step that says nothing but a later `expires`. */
  'trust.prolong': returns<TrustState>().job({
    input: z.strictObject({ rootPassphrase: passphrase }),
    errors: ['trust.missing', 'trust.rootAbsent', 'keys.passphraseWrong'],
    access: keeper,
    changes: ['keys'],
    audit: 'trust.prolonged',
  }),
  /** Closes an office's key at the last number that was taken in of each of its chains (BUNDLE-SPEC 11.5); later ones are refused for good. */
  'trust.close': returns<TrustState>().job({
    input: z.strictObject({
      signer: z.string().regex(/^[0-9a-f]{64}$/),
      reason: z.string().trim().min(1).max(400),
      rootPassphrase: passphrase,
    }),
    errors: ['trust.missing', 'trust.keyUnknown', 'trust.keyClosed', 'trust.rootAbsent', 'keys.passphraseWrong'],
    access: keeper,
    changes: ['keys', 'bundles'],
    audit: 'trust.keyClosed',
  }),
} as const;
