import { z } from 'zod';
import { unitKinds, type OrgUnit } from '#shared/domain/org/org-unit.ts';
import type { PlaceField } from '#shared/domain/org/place-book.ts';
import type { VisitCaps } from '#shared/domain/visits/visit-cap.ts';
import { returns } from './define.ts';
import type { HistoryEntry } from './history.ts';
import { everyRole } from './roles.ts';

export interface OrgUnitView extends OrgUnit {
  /** Inspectors who work there; in the bureau those of its sections count twice, once for each. */
  readonly people: number;
  /** Subjects in the charge of a station or zone, or in a town. */
  readonly subjects: number;
}

/** A text of the libraries that means no unit. */
export interface UnknownPlace {
  readonly field: PlaceField;
  readonly text: string;
  readonly records: number;
}

export interface OrgView {
  /** In the order of the tree. */
  readonly units: readonly OrgUnitView[];
  /** Most records first; at most fifty. */
  readonly unknown: readonly UnknownPlace[];
  /** Towns of the office's division that the organisation lacks. */
  readonly missingTowns: number;
}

export interface UnitDetail {
  readonly people: readonly {
    readonly id: number;
    readonly staffNo: string;
    readonly name: string;
    readonly post: string;
    readonly active: boolean;
  }[];
  /** Newest first. */
  readonly history: readonly HistoryEntry[];
}

const name = z.string().trim().min(1).max(60);

export const unitInputSchema = z.strictObject({
  kind: z.enum(unitKinds),
  name,
  code: z.string().trim().max(12),
  parentId: z.string().nullable(),
  formerNames: z.array(name).max(20),
});

export type UnitInput = z.output<typeof unitInputSchema>;

const visits = z.int().min(1).max(365).optional();
export const visitCapsSchema = z.strictObject({ all: visits, A: visits, B: visits, C: visits, D: visits });

const editors = ['clerk', 'head', 'systemAdmin'] as const;
/** Names of places stand on all these lists. */
const changes = ['org', 'subjects', 'inspectors', 'draws', 'results'] as const;
const id = z.string();
const faults = ['org.wrongParent', 'org.parentClosed', 'org.nameTaken', 'org.codeShape', 'org.codeTaken', 'org.hasParts'] as const;

/** The bureau, its sections, stations, zones and their towns: the one source of the names of places (DOMAIN 9, capability 46). */
export const orgContract = {
  'org.tree': returns<OrgView>().query({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    reads: ['org', 'office', 'subjects', 'inspectors'],
  }),
  'org.unit': returns<UnitDetail>().query({
    input: z.strictObject({ id }),
    errors: ['org.notFound'],
    access: everyRole,
    reads: ['org', 'inspectors'],
  }),
  /** Adds a unit (`id` null) or changes one. A new name keeps the old one among the former names, unless it was a slip of the pen. */
  'org.save': returns<{ readonly id: string }>().command({
    input: z.strictObject({ id: id.nullable(), unit: unitInputSchema, keepOldName: z.boolean() }),
    errors: ['org.notFound', ...faults],
    access: editors,
    changes: [...changes],
    audit: 'org.saved',
  }),
  /** Closes a unit without open parts, or opens it again. */
  'org.setActive': returns<null>().command({
    input: z.strictObject({ id, active: z.boolean() }),
    errors: ['org.notFound', ...faults],
    access: editors,
    changes: [...changes],
    audit: 'org.activeSet',
  }),
  /** Takes back the newest change of one unit; an addition only while nothing stands below it. */
  'org.undo': returns<null>().command({
    input: z.strictObject({ id }),
    errors: ['org.notFound', 'library.nothingToUndo', ...faults],
    access: editors,
    changes: [...changes],
    audit: 'org.undone',
  }),
  /** Adds the bureau, if it is missing, and the towns of its division that it lacks. */
  'org.fill': returns<{ readonly added: number }>().command({
    input: z.strictObject({}),
    errors: [],
    access: editors,
    changes: [...changes],
    audit: 'org.filled',
  }),
  'org.caps': returns<VisitCaps>().query({ input: z.strictObject({}), errors: [], access: everyRole, reads: ['org'] }),
  'org.saveCaps': returns<null>().command({
    input: z.strictObject({ caps: visitCapsSchema }),
    errors: [],
    access: ['head', 'systemAdmin'],
    changes: ['org', 'subjects', 'schemes'],
    audit: 'org.capsSaved',
  }),
} as const;
