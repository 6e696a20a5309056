import type { ExchangeAuditParams, PlanVersionFacts } from './exchange-audit-events.ts';
import type { PlanSettings } from '#shared/domain/plans/plan-findings.ts';
import type { StageSettings } from './stage.ts';

/** A table of results as it was judged. */
interface BroughtFacts {
  readonly serial: string;
  readonly file: string;
  readonly sha256: string;
  readonly fresh: number;
  readonly drafted: number;
  readonly same: number;
  readonly conflict: number;
  readonly faulty: number;
  readonly blank: number;
}

/**
 * The catalogue of audit events (全程留痕) with the facts each row keeps. Every command and job names one; `dispatch` writes the row in the
 * same transaction as the change.
 */
export interface AuditParams extends ExchangeAuditParams {
  readonly 'office.created': { readonly code: string; readonly name: string; readonly role: string };
  /** `fields`: what was changed; null for a new unit. */
  readonly 'org.saved': { readonly kind: string; readonly name: string; readonly fields: readonly string[] | null };
  readonly 'org.activeSet': { readonly kind: string; readonly name: string; readonly active: boolean };
  readonly 'org.undone': { readonly kind: string; readonly name: string };
  readonly 'org.filled': { readonly added: number };
  readonly 'org.capsSaved': { readonly before: Readonly<Record<string, number>>; readonly after: Readonly<Record<string, number>> };
  readonly 'yearPack.written': { readonly year: number; readonly until: string; readonly folder: string; readonly files: number };
  readonly 'letters.written': { readonly kind: string; readonly file: string };
  readonly 'figures.exported': { readonly year: number; readonly until: string; readonly visits: number };
  readonly 'fieldPack.ordered': { readonly serial: string; readonly staffNo: string; readonly visits: number };
  readonly 'broughtBack.tableWritten': {
    readonly serial: string;
    readonly carrier: string;
    readonly file: string;
    readonly visits: number;
  };
  readonly 'broughtBack.read': BroughtFacts;
  /** `subjects`: whose results were entered; those in place of a draft are named again. */
  readonly 'broughtBack.taken': BroughtFacts & { readonly subjects: readonly string[]; readonly overDrafts: readonly string[] };
  readonly 'calendar.saved': { readonly year: number; readonly holidays: number };
  readonly 'calendar.removed': { readonly year: number };
  readonly 'session.signedIn': { readonly name: string; readonly outcome: 'signedIn' | 'refused' | 'lockedOut'; readonly failures: number };
  readonly 'session.locked': { readonly name: string };
  readonly 'session.signedOut': { readonly name: string };
  readonly 'session.recovered': { readonly name: string; readonly outcome: 'recovered' | 'refused' };
  readonly 'people.added': { readonly name: string; readonly roles: readonly string[] };
  readonly 'imports.read': {
    readonly kind: string;
    readonly file: string;
    readonly sha256: string;
    readonly rows: number;
    readonly mustFix: number;
  };
  readonly 'imports.decided': { readonly kind: string; readonly file: string; readonly decisions: number; readonly mustFix: number };
  readonly 'imports.problemFileWritten': { readonly kind: string; readonly file: string; readonly rows: number };
  readonly 'library.templateWritten': { readonly kind: string; readonly file: string };
  readonly 'library.exported': { readonly kind: string; readonly file: string; readonly rows: number };
  readonly 'imports.undone': { readonly kind: string; readonly file: string; readonly restored: number; readonly removed: number };
  readonly 'imports.confirmed': {
    readonly kind: string;
    readonly file: string;
    readonly sha256: string;
    readonly added: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly quarantined: number;
    readonly missing: number;
  };
  /** `fields`: what was changed; null for a new person. */
  readonly 'inspectors.saved': { readonly name: string; readonly staffNo: string; readonly fields: readonly string[] | null };
  readonly 'inspectors.undone': { readonly name: string; readonly staffNo: string };
  /** `fields`: what was changed; null for a new item. */
  readonly 'items.saved': { readonly code: string; readonly name: string; readonly fields: readonly string[] | null };
  readonly 'items.removed': { readonly code: string; readonly name: string };
  readonly 'items.undone': { readonly code: string; readonly name: string };
  readonly 'items.issued': {
    readonly versionNo: string;
    readonly items: number;
    readonly added: number;
    readonly changed: number;
    readonly removed: number;
  };
  readonly 'items.checklistsRead': { readonly file: string; readonly sha256: string; readonly forms: number };
  readonly 'items.checklistsWritten': { readonly file: string; readonly sha256: string; readonly forms: number };
  readonly 'subjects.edited': {
    readonly code: string;
    readonly name: string;
    readonly before: Readonly<Record<string, unknown>>;
    readonly after: Readonly<Record<string, unknown>>;
  };
  readonly 'subjects.tagged': {
    readonly tag: string;
    readonly action: 'add' | 'remove';
    readonly changed: number;
    readonly skipped: number;
  };
  readonly 'subjects.undone': { readonly seq: number; readonly restored: number; readonly kept: number };
  readonly 'subjects.phoneShown': { readonly code: string; readonly name: string };
  readonly 'views.saved': { readonly name: string };
  readonly 'views.removed': { readonly name: string };
  /** `copyOf` = the version whose rows it began with. */
  readonly 'plans.created': PlanVersionFacts & { readonly rows: number; readonly copyOf?: string };
  /** `fields`: what was changed; null for a new row. */
  readonly 'plans.rowSaved': PlanVersionFacts & { readonly name: string; readonly fields: readonly string[] | null };
  readonly 'plans.rowRemoved': PlanVersionFacts & { readonly name: string };
  readonly 'plans.submitted': PlanVersionFacts & { readonly rows: number };
  readonly 'plans.returned': PlanVersionFacts & { readonly reason: string };
  readonly 'plans.approved': PlanVersionFacts & {
    readonly approver: string;
    readonly outcome: 'approved' | 'refused' | 'lockedOut';
  };
  readonly 'plans.noted': PlanVersionFacts & {
    readonly kind: 'filed' | 'published';
    readonly on: string;
    readonly what: string;
    readonly reason: string;
  };
  readonly 'plans.adjusted': PlanVersionFacts & { readonly reason: string };
  readonly 'plans.discarded': PlanVersionFacts;
  readonly 'plans.baseFrozen': {
    readonly year: number;
    readonly on: string;
    readonly enterprises: number;
    readonly subjects: number;
    readonly reason: string;
  };
  readonly 'plans.settingsSaved': { readonly before: PlanSettings; readonly after: PlanSettings };
  readonly 'plans.tableRead': PlanVersionFacts & { readonly file: string; readonly sha256: string; readonly rows: number };
  readonly 'plans.tableTaken': PlanVersionFacts & { readonly file: string; readonly sha256: string; readonly rows: number };
  readonly 'plans.exported': PlanVersionFacts & { readonly file: string; readonly rows: number };
  /** `copyOf` = the scheme it was copied from; `planRow` = the name of the row of the year plan it was made from. */
  readonly 'schemes.created': { readonly id: string; readonly name: string; readonly copyOf?: string; readonly planRow?: string };
  readonly 'schemes.saved': { readonly id: string; readonly name: string; readonly changed: readonly string[] };
  readonly 'schemes.frozen': {
    readonly id: string;
    readonly serial: string;
    readonly frame: string;
    readonly plan: string;
    readonly subjects: number;
    /** Findings of the pre-flight that were accepted, each with the reason; rows from before there were reasons have none. */
    readonly reasons?: readonly { readonly code: string; readonly reason: string }[];
  };
  readonly 'drills.ran': { readonly id: string; readonly serial: string; readonly seed: string; readonly drawn: number };
  readonly 'draws.committed': { readonly serial: string; readonly party: string; readonly commitment: string };
  readonly 'draws.announced': { readonly serial: string; readonly what: string; readonly known: string };
  readonly 'draws.firstRead': { readonly serial: string; readonly digits: number; readonly kind: string };
  readonly 'draws.readingDropped': { readonly serial: string; readonly firstBy: string };
  /** `positions`: where the readings part; `reader`: who typed the second one. */
  readonly 'draws.secondRead': {
    readonly serial: string;
    readonly reader: string;
    readonly outcome: 'agreed' | 'differs' | 'refused' | 'lockedOut';
    readonly digits: number;
    readonly positions: readonly number[];
    readonly witnesses: readonly string[];
  };
  readonly 'draws.voided': {
    readonly serial: string;
    readonly from: string;
    readonly reason: string;
    readonly approver: string;
    readonly outcome: 'voided' | 'refused' | 'lockedOut';
    readonly record: string;
  };
  /** Of events held before two people were asked for. */
  readonly 'draws.diced': { readonly serial: string; readonly digits: number; readonly kind: string };
  readonly 'draws.ran': {
    readonly serial: string;
    readonly prk: string;
    readonly result: string;
    readonly record: string;
    readonly drawn: number;
    readonly short: number;
  };
  /** `late`: written down after the draw. */
  readonly 'draws.peopleSaved': {
    readonly serial: string;
    readonly place: string;
    readonly people: readonly string[];
    readonly late: boolean;
  };
  readonly 'draws.exported': { readonly serial: string; readonly folder: string; readonly files: number };
  readonly 'teams.redrawn': { readonly serial: string; readonly leaving: string; readonly reason: string; readonly visits: number };
  readonly 'teams.designated': {
    readonly serial: string;
    readonly subject: string;
    readonly leaving: string;
    readonly joining: string;
    readonly reason: string;
  };
  readonly 'stage.settingsSaved': { readonly before: StageSettings; readonly after: StageSettings };
  readonly 'replacements.frozen': {
    readonly serial: string;
    readonly event: string;
    readonly vacancies: number;
    readonly frame: string;
    readonly plan: string;
  };
  readonly 'results.draftKept': { readonly serial: string; readonly subject: string };
  readonly 'results.saved': {
    readonly serial: string;
    readonly subject: string;
    readonly outcomes: readonly string[];
    readonly rev: number;
  };
  /** `part`: the item or the measure it belongs to; `restored`: the row was there, its file had been lost or damaged. */
  readonly 'evidence.added': {
    readonly serial: string;
    readonly subject: string;
    readonly about: string;
    readonly part: string;
    readonly file: string;
    readonly kind: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly note: string;
    readonly restored: boolean;
  };
  readonly 'evidence.removed': {
    readonly serial: string;
    readonly subject: string;
    readonly file: string;
    readonly sha256: string;
    readonly reason: string;
  };
  readonly 'evidence.exported': { readonly serial: string; readonly subject: string; readonly file: string; readonly sha256: string };
  readonly 'evidence.cleaned': { readonly files: number; readonly bytes: number };
  readonly 'reviews.approved': { readonly serial: string; readonly subjects: readonly string[]; readonly followUps: number };
  readonly 'reviews.returned': { readonly serial: string; readonly subject: string; readonly field: string; readonly reason: string };
  readonly 'publication.marked': {
    readonly serial: string;
    readonly subjects: readonly string[];
    readonly publishedOn: string;
    readonly reference: string;
  };
  readonly 'publication.corrected': {
    readonly serial: string;
    readonly subject: string;
    readonly reason: string;
    readonly approver: string;
    readonly outcome: 'corrected' | 'refused' | 'lockedOut';
    readonly before: readonly string[];
    readonly after: readonly string[];
  };
  readonly 'publication.exported': { readonly serial: string; readonly file: string; readonly rows: number };
  readonly 'results.settingsSaved': { readonly before: boolean; readonly after: boolean };
  readonly 'publication.settingsSaved': { readonly before: string; readonly after: string };
  readonly 'tasks.dispatched': { readonly serial: string; readonly on: string; readonly visits: number; readonly units: readonly string[] };
  readonly 'tasks.reassigned': {
    readonly serial: string;
    readonly subjects: readonly string[];
    readonly unit: string;
    readonly reason: string;
  };
  readonly 'tasks.closed': { readonly serial: string };
  readonly 'followUps.saved': {
    readonly serial: string;
    readonly subject: string;
    readonly measures: readonly string[];
    readonly owner: string;
  };
  readonly 'followUps.closed': { readonly serial: string; readonly subject: string; readonly note: string };
  readonly 'followUps.exported': { readonly serial: string; readonly file: string; readonly rows: number };
}

export type AuditEvent = keyof AuditParams;
