import { z } from 'zod';
import type { ItemContent } from '#shared/domain/items/item-content.ts';
import { returns } from './define.ts';
import type { QrCode } from './qr-code.ts';
import { everyRole } from './roles.ts';

/**
 * What goes out with the inspectors (R36-R40, 54号): 检查对象清单 for each who carries sheets; 检查通知书, 一企一表, 现场检查笔录 and 双清单 for each
 * visit; 行政检查审批表 for the event.
 */
export const fieldPapers = ['visitList', 'approval', 'notice', 'form', 'minutes', 'lists'] as const;
export type FieldPaper = (typeof fieldPapers)[number];

/** Sheets that one call lays out at most. */
export const sheetsAtOnce = 500;

export interface FieldTown {
  readonly town: string;
  readonly visits: number;
}

/** Who carries the sheets of a team: the first of it. Sheets are numbered through the event, carrier after carrier. */
export interface FieldCarrier {
  readonly staffNo: string;
  readonly name: string;
  readonly first: number;
  readonly last: number;
  readonly towns: readonly FieldTown[];
  /** Some visits stand where somebody put them by hand. */
  readonly ordered: boolean;
}

export interface FieldVisit {
  /** Number of the sheet. */
  readonly number: number;
  readonly code: string;
  readonly name: string;
  readonly town: string;
  readonly address: string;
  /** The others of the team. */
  readonly partners: readonly string[];
  readonly entered: boolean;
}

/** Everything a sheet says of one visit; the bureau's own paper, not for publication. */
export interface FieldSheet extends Omit<FieldVisit, 'entered' | 'partners'> {
  readonly legalPerson: string;
  readonly phone: string;
  readonly inspectors: readonly { readonly staffNo: string; readonly name: string; readonly certificateNo: string }[];
  readonly items: readonly ItemContent[];
  readonly mark: QrCode;
}

/** The event as the head of every paper of the field pack names it. */
export interface FieldEvent {
  readonly serial: string;
  readonly scheme: string;
  readonly office: string;
  readonly drill: boolean;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly drawnAt: string;
  /** Visits of the event. */
  readonly visits: number;
}

const serial = z.string().min(1).max(40);
const number = z.int().min(1).max(1_000_000);

/** 现场资料包: the visits in the order of the way, and their papers. The order can be changed, the draw cannot. */
export const fieldPackContract = {
  'fieldPack.carriers': returns<readonly FieldCarrier[]>().query({
    input: z.strictObject({ serial }),
    errors: ['draw.notFound', 'draw.wrongState', 'draw.byCounties'],
    access: everyRole,
    reads: ['fieldPack', 'draws', 'inspectors'],
  }),
  'fieldPack.visits': returns<readonly FieldVisit[]>().query({
    input: z.strictObject({ serial, staffNo: z.string().max(40) }),
    errors: ['draw.notFound', 'draw.wrongState', 'draw.byCounties'],
    access: everyRole,
    reads: ['fieldPack', 'draws', 'inspectors', 'results'],
  }),
  /** Puts all visits of one carrier in this order. */
  'fieldPack.saveOrder': returns<null>().command({
    input: z.strictObject({ serial, staffNo: z.string().max(40), codes: z.array(z.string().max(18)).min(1).max(10_000) }),
    errors: ['draw.notFound', 'draw.wrongState', 'draw.byCounties', 'fieldPack.otherVisits'],
    access: ['clerk', 'head'],
    changes: ['fieldPack'],
    audit: 'fieldPack.ordered',
  }),
  /** A page with the papers of the sheets numbered `from` to `to`, both counted. */
  'fieldPack.paper': returns<{ readonly html: string }>().query({
    input: z.strictObject({ serial, paper: z.enum(fieldPapers), from: number, to: number }),
    errors: ['draw.notFound', 'draw.wrongState', 'draw.byCounties', 'fieldPack.noSheets', 'fieldPack.tooMany'],
    access: everyRole,
    reads: ['fieldPack', 'draws', 'inspectors', 'items'],
  }),
  /** The record that a scanned or typed sheet code names. */
  'fieldPack.open': returns<{ readonly serial: string; readonly code: string }>().query({
    input: z.strictObject({ text: z.string().max(200) }),
    errors: ['fieldPack.notASheet', 'fieldPack.misread', 'draw.notFound', 'result.notDrawn'],
    access: everyRole,
    reads: ['draws'],
  }),
} as const;
