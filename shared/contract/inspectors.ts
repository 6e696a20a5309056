import { z } from 'zod';
import type { InspectorRow } from '#shared/domain/imports/describe-inspectors.ts';
import type { CertificateState, DrawObstacle, Leave } from '#shared/domain/inspectors/drawability.ts';
import type { PlaceChoice } from '#shared/domain/org/place-book.ts';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';
import { windowLimit, type Facet } from './subjects.ts';

export const inspectorStatuses = ['active', 'inactive'] as const;
export const certificateStates = ['valid', 'endingSoon', 'ended', 'missing'] as const satisfies readonly CertificateState[];
export const drawableStates = ['drawable', 'onLeave', 'notDrawable'] as const;
export const inspectorSorts = ['name', 'staffNo', 'unit', 'certificateUntil', 'load'] as const;

export type InspectorSort = (typeof inspectorSorts)[number];
/** Today: may be drawn, on leave, or kept out for another reason. */
export type DrawableState = (typeof drawableStates)[number];

export interface InspectorListRow {
  readonly id: number;
  readonly staffNo: string;
  readonly name: string;
  readonly unit: string;
  readonly department: string;
  readonly post: string;
  readonly lines: readonly string[];
  readonly expertise: readonly string[];
  readonly certificateNo: string;
  /** Of the certificate that lasts longest, ISO date; `9999-12-31` = 长期, empty = none. */
  readonly certificateUntil: string;
  readonly certificate: CertificateState;
  readonly status: (typeof inspectorStatuses)[number];
  /** The leave of today, else the next one. */
  readonly leave: Leave | null;
  /** Why the person may not be drawn today; empty = drawable. */
  readonly obstacles: readonly DrawObstacle[];
  /** Declared recusals that hold today or later. */
  readonly recusals: number;
  /** Visits of this year's draws. */
  readonly load: number;
}

export interface InspectorSummary {
  readonly total: number;
  readonly matching: number;
  readonly active: number;
  readonly drawable: number;
  /** Certificates that end within 30 days. */
  readonly endingSoon: number;
  readonly onLeave: number;
  readonly units: readonly Facet[];
  /** The value is the line's number. */
  readonly lines: readonly (Facet & { readonly name: string })[];
  readonly statuses: readonly Facet[];
  readonly certificates: readonly Facet[];
  readonly drawables: readonly Facet[];
}

export interface InspectorTaskView {
  readonly serial: string;
  readonly scheme: string;
  readonly visits: number;
  readonly entered: number;
}

export interface InspectorDetail {
  readonly id: number;
  /** The record in the history. */
  readonly uid: string;
  /** The telephone number is masked; unit and department under today's names. */
  readonly row: InspectorRow;
  readonly lineNames: readonly string[];
  /** Towns of the person's area; none = the whole county. */
  readonly areaNames: readonly string[];
  readonly certificate: CertificateState;
  readonly certificateUntil: string;
  readonly obstacles: readonly DrawObstacle[];
  /** Names of the subjects of the recusals, as far as the library knows them. */
  readonly subjectNames: Readonly<Record<string, string>>;
  readonly tasks: readonly InspectorTaskView[];
}

/** What the form offers to choose from. */
export interface InspectorChoices {
  readonly lines: readonly { readonly number: number; readonly name: string }[];
  /** Bureau, zones and stations in use, then units of people that the organisation does not know. */
  readonly units: readonly string[];
  readonly departments: readonly string[];
  /** Towns in use, by the text that stands for them. */
  readonly towns: readonly PlaceChoice[];
  readonly items: readonly { readonly code: string; readonly title: string }[];
}

const filter = z.strictObject({
  text: z.string().max(60).optional(),
  units: z.array(z.string()).optional(),
  lines: z.array(z.int().min(1).max(31)).optional(),
  statuses: z.array(z.enum(inspectorStatuses)).optional(),
  certificates: z.array(z.enum(certificateStates)).optional(),
  drawables: z.array(z.enum(drawableStates)).optional(),
});

export type InspectorFilter = z.output<typeof filter>;

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const openDay = z.union([day, z.literal('')]);
const line = (most: number) => z.string().trim().max(most);
const texts = z.array(z.string().trim().min(1).max(60)).max(40);

const inspectorInput = z.strictObject({
  staffNo: line(40).min(1),
  name: line(60).min(1),
  gender: line(10),
  /** The masked number of the answer leaves the number as it is. */
  phone: line(40),
  education: line(30),
  major: line(60),
  unit: line(100),
  department: line(100),
  postCategory: line(60),
  postSince: openDay,
  qualifications: texts,
  expertise: texts,
  lines: z.array(z.int().min(1).max(31)),
  itemCodes: texts,
  certificateNo: line(40),
  certificateUntil: openDay,
  provinceCertificateNo: line(40),
  provinceCertificateUntil: openDay,
  level: line(30),
  post: line(60),
  expert: z.boolean(),
  area: line(400),
  status: z.enum(inspectorStatuses),
  leaves: z.array(z.strictObject({ from: day, to: openDay, reason: line(200) })).max(200),
  recusals: z.array(z.strictObject({ subjectCode: line(20).min(1), reason: line(200).min(1), from: openDay, to: openDay })).max(500),
  note: z.string().trim().max(4000),
});

export type InspectorInput = z.output<typeof inspectorInput>;

const editors = ['clerk', 'head'] as const;

/** 执法检查人员名录库. Drawable = active, with a certificate valid today and not on leave today. */
export const inspectorsContract = {
  'inspectors.window': returns<{ readonly offset: number; readonly rows: readonly InspectorListRow[] }>().query({
    input: z.strictObject({
      filter,
      sort: z.enum(inspectorSorts),
      descending: z.boolean(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(windowLimit),
    }),
    errors: [],
    access: everyRole,
    reads: ['inspectors', 'draws'],
  }),
  'inspectors.summary': returns<InspectorSummary>().query({
    input: z.strictObject({ filter }),
    errors: [],
    access: everyRole,
    reads: ['inspectors'],
  }),
  'inspectors.get': returns<InspectorDetail>().query({
    input: z.strictObject({ id: z.int() }),
    errors: ['inspector.notFound'],
    access: everyRole,
    reads: ['inspectors', 'subjects', 'draws', 'results'],
  }),
  'inspectors.choices': returns<InspectorChoices>().query({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    reads: ['inspectors', 'items', 'org'],
  }),
  /** Adds a person (`id` null) or puts the row in place of what is known, with leaves and recusals. */
  'inspectors.save': returns<{ readonly id: number }>().command({
    input: z.strictObject({ id: z.int().nullable(), row: inspectorInput }),
    errors: [
      'inspector.notFound',
      'library.otherOffice',
      'inspector.staffNoTaken',
      'inspector.spanReversed',
      'inspector.leavesMeet',
      'inspector.recusalCode',
    ],
    access: editors,
    changes: ['inspectors'],
    audit: 'inspectors.saved',
  }),
  /** Takes back the newest change of one person. What an import did is taken back with its batch. */
  'inspectors.undo': returns<null>().command({
    input: z.strictObject({ id: z.int() }),
    errors: [
      'inspector.notFound',
      'library.otherOffice',
      'library.nothingToUndo',
      'library.undoOfImport',
      'inspector.assigned',
      'inspector.staffNoTaken',
    ],
    access: editors,
    changes: ['inspectors'],
    audit: 'inspectors.undone',
  }),
} as const;
