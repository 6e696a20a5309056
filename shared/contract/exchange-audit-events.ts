import type { AssessmentRules } from '#shared/domain/figures/assessment.ts';

/** Which version of which year's plan. */
export interface PlanVersionFacts {
  readonly year: number;
  readonly version: number;
}

/** A visit whose result the city asked about, and what was said. */
interface AskedVisit {
  readonly serial: string;
  readonly subject: string;
  readonly reason: string;
}

/** Two revisions of one record. */
interface DisputedFacts {
  readonly office: string;
  readonly table: string;
  readonly record: string;
  readonly otherHash: string;
}

/** What the trail says of keys, trust, bundles and what a city hands down. */
export interface ExchangeAuditParams {
  readonly 'keys.created': { readonly signer: string; readonly label: string };
  readonly 'keys.renewed': { readonly signer: string; readonly label: string; readonly before: string; readonly reason: string };
  readonly 'keys.unlocked': { readonly signer: string };
  readonly 'keys.backedUp': { readonly files: readonly string[]; readonly folder: string };
  readonly 'keys.enrolmentExported': { readonly signer: string; readonly file: string };
  readonly 'trust.started': { readonly root: string; readonly version: number };
  readonly 'trust.keyClosed': {
    readonly office: string;
    readonly signer: string;
    readonly closedAt: { readonly [chan: string]: number };
    readonly reason: string;
    readonly version: number;
  };
  readonly 'trust.renewed': {
    readonly signer: string;
    readonly label: string;
    readonly before: string;
    readonly closedAt: { readonly [chan: string]: number };
    readonly reason: string;
    readonly version: number;
    readonly file: string;
  };
  readonly 'trust.prolonged': { readonly version: number; readonly expires: string };
  readonly 'trust.accepted': { readonly office: string; readonly signer: string; readonly version: number };
  readonly 'handedDown.itemsAdopted': {
    readonly list: string;
    readonly versionNo: string;
    readonly added: readonly string[];
    readonly changed: readonly string[];
    readonly removed: readonly string[];
  };
  readonly 'handedDown.planAdopted': PlanVersionFacts & {
    readonly cityVersion: number;
    readonly added: readonly string[];
    readonly changed: readonly string[];
  };
  readonly 'handedDown.calendarAdopted': { readonly year: number; readonly rev: number; readonly holidays: number };
  readonly 'handedTasks.handedDown': { readonly serial: string; readonly counties: readonly string[]; readonly subjects: number };
  readonly 'handedTasks.taken': { readonly task: string; readonly serial: string; readonly id: string; readonly name: string };
  readonly 'bundles.sealed': {
    readonly kind: string;
    readonly to: string;
    readonly seq: number;
    /** Number of the last link of a report that was split; its header and file are the ones named. */
    readonly upTo: number;
    readonly header: string;
    readonly file: string;
    readonly records: number;
    readonly encrypted: boolean;
  };
  readonly 'chains.waived': {
    readonly signer: string;
    readonly chan: string;
    readonly numbers: readonly number[];
    readonly reason: string;
  };
  readonly 'chains.branchKept': {
    readonly signer: string;
    readonly chan: string;
    readonly refused: readonly string[];
    readonly reason: string;
  };
  readonly 'chains.paused': { readonly signer: string; readonly reason: string };
  readonly 'chains.resumed': { readonly signer: string; readonly reason: string };
  readonly 'assessment.rulesSaved': { readonly before: AssessmentRules; readonly after: AssessmentRules };
  readonly 'assessment.exported': { readonly year: number; readonly until: string; readonly counties: number };
  readonly 'requests.made': AskedVisit & { readonly county: string };
  readonly 'requests.withdrawn': AskedVisit & { readonly county: string };
  readonly 'requests.declined': AskedVisit;
  /** Which record of whom; what of it stands now by its row hash, and the revision beside it. */
  readonly 'conflicts.decided': DisputedFacts & {
    readonly serial: string;
    readonly code: string;
    readonly name: string;
    readonly choice: string;
    readonly keptHash: string;
    readonly reason: string;
  };
  readonly 'conflicts.seen': DisputedFacts;
  /** The first of the records by its name, and how many. */
  readonly 'unconfirmed.kept': { readonly office: string; readonly name: string; readonly records: number; readonly reason: string };
  readonly 'unconfirmed.asked': { readonly office: string; readonly key: string; readonly name: string; readonly reason: string };
  readonly 'bundles.exported': { readonly file: string; readonly folder: string };
  /** KiB. */
  readonly 'bundles.mailLimitSaved': { readonly before: number; readonly after: number };
  readonly 'bundles.cleared': { readonly files: number; readonly bytes: number };
  readonly 'bundles.imported': {
    readonly file: string;
    readonly sha256: string;
    readonly header: string;
    readonly outcome: string;
    readonly reason: string;
  };
}
