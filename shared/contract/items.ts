import { z } from 'zod';
import type { ProblemGroup } from '#shared/domain/imports/problems.ts';
import type { ItemContent, ItemField } from '#shared/domain/items/item-content.ts';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';
import { subjectKinds } from './subjects.ts';

export interface ItemView extends ItemContent {
  /** Of this version; schemes and results name it. */
  readonly id: string;
  readonly version: number;
  /** No newer version has taken its place, and it was not taken out of the list. */
  readonly current: boolean;
  readonly lineName: string;
  /** A frozen scheme uses this version or an issued list holds it; a change makes the next version. */
  readonly used: boolean;
  /** The newest full list of the city does not hold it any more. */
  readonly missing: boolean;
}

export interface ItemListView {
  readonly number: number;
  /** 版本号. */
  readonly versionNo: string;
  readonly issuedOn: string;
  readonly note: string;
  readonly by: string;
  readonly items: number;
  /** Against the list issued before. */
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

export interface ItemDiff {
  readonly added: readonly ItemView[];
  readonly removed: readonly ItemView[];
  readonly changed: readonly { readonly before: ItemView; readonly after: ItemView; readonly fields: readonly ItemField[] }[];
}

export interface ChecklistReport {
  readonly fileName: string;
  readonly sha256: string;
  readonly rows: { readonly read: number; readonly importable: number; readonly mustFix: number };
  readonly groups: readonly ProblemGroup[];
  readonly forms: readonly { readonly code: string; readonly name: string; readonly before: number; readonly after: number }[];
  /** Codes of the sheet that the list does not know; their rows are left out. */
  readonly unknown: readonly string[];
}

const line = (most: number) => z.string().trim().max(most);

/** What a person or another office says of one item. */
export const itemSchema = z.strictObject({
  code: line(40).min(1),
  category: line(100),
  name: line(200).min(1),
  subName: line(200),
  grade: z.enum(['key', 'ordinary']),
  basis: line(4000),
  method: line(200),
  content: line(4000),
  subjects: line(300),
  line: z.int().min(0).max(31),
  published: z.boolean(),
  appliesToTag: line(60),
  appliesToKinds: z.array(z.enum(subjectKinds)),
  note: line(4000),
  checklist: z.array(z.strictObject({ content: line(2000).min(1), how: line(2000), materials: line(2000) })).max(200),
});

export type ItemInput = z.output<typeof itemSchema>;

const editors = ['clerk', 'head'] as const;

/** 抽查事项清单 with its versions; an item that is not published can't be chosen (国办发〔2024〕54号). */
export const itemsContract = {
  /** The list as it stands. */
  'items.list': returns<readonly ItemView[]>().query({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    reads: ['items', 'schemes', 'imports'],
  }),
  /** These versions, current or not. */
  'items.named': returns<readonly ItemView[]>().query({
    input: z.strictObject({ ids: z.array(z.string()).max(500) }),
    errors: [],
    access: everyRole,
    reads: ['items', 'schemes'],
  }),
  /** Every version of one item, newest first. */
  'items.versions': returns<readonly ItemView[]>().query({
    input: z.strictObject({ code: z.string() }),
    errors: [],
    access: everyRole,
    reads: ['items', 'schemes'],
  }),
  /** Issued lists, newest first. */
  'items.lists': returns<readonly ItemListView[]>().query({ input: z.strictObject({}), errors: [], access: everyRole, reads: ['items'] }),
  /** Differences between two issued lists; 0 before the first one, null for the list as it stands. */
  'items.diff': returns<ItemDiff>().query({
    input: z.strictObject({ from: z.int().min(0), to: z.int().min(1).nullable() }),
    errors: [],
    access: everyRole,
    reads: ['items', 'schemes'],
  }),
  /** Adds an item of the bureau's own (`id` null), or changes one: in place while nobody used it, else as its next version (R5). */
  'items.save': returns<{ readonly id: string; readonly version: number }>().command({
    input: z.strictObject({ id: z.string().nullable(), item: itemSchema }),
    errors: ['item.notFound', 'item.codeTaken', 'item.cityWording', 'item.superseded'],
    access: editors,
    changes: ['items'],
    audit: 'items.saved',
  }),
  'items.remove': returns<{ readonly code: string }>().command({
    input: z.strictObject({ id: z.string() }),
    errors: ['item.notFound', 'item.superseded', 'item.cityStays'],
    access: editors,
    changes: ['items'],
    audit: 'items.removed',
  }),
  /** Takes back the newest change of one item made here. What an import did is taken back with its batch. */
  'items.undo': returns<null>().command({
    input: z.strictObject({ code: z.string() }),
    errors: ['library.nothingToUndo', 'library.undoOfImport', 'item.usedSince'],
    access: editors,
    changes: ['items'],
    audit: 'items.undone',
  }),
  /** Issues the list as it stands under a number and a day; from then on these versions are never changed. */
  'items.issue': returns<{ readonly number: number }>().command({
    input: z.strictObject({ versionNo: line(40).min(1), issuedOn: z.iso.date(), note: line(400) }),
    errors: ['item.listNumberTaken', 'item.listEmpty', 'item.listUnchanged'],
    access: editors,
    changes: ['items'],
    audit: 'items.issued',
  }),
  /** Reads a sheet of checklist forms; nothing is written into the list. */
  'items.readChecklists': returns<ChecklistReport>().job({
    input: z.strictObject({ file: z.string() }),
    errors: ['import.refused', 'import.noRows', 'import.wrongKind', 'item.checklistColumns'],
    access: editors,
    changes: [],
    audit: 'items.checklistsRead',
  }),
  /** Writes the forms of a sheet that was looked at before; refused when the file is another one by now. */
  'items.writeChecklists': returns<{ readonly forms: number }>().job({
    input: z.strictObject({ file: z.string(), sha256: z.string() }),
    errors: ['import.refused', 'import.noRows', 'import.wrongKind', 'item.checklistColumns', 'import.nothingToWrite', 'item.fileChanged'],
    access: editors,
    changes: ['items'],
    audit: 'items.checklistsWritten',
  }),
} as const;
