import { z } from 'zod';
import type { YearCoverage } from '#shared/domain/schemes/coverage.ts';
import type { SchemeFinding } from '#shared/domain/schemes/findings.ts';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';
import { riskClasses, subjectFilterSchema } from './subjects.ts';

export type SchemeState = 'draft' | 'frozen' | 'drawn' | 'void';

export const drawsPeople = ['own', 'counties'] as const;
export type DrawsPeople = (typeof drawsPeople)[number];

/** A day of the calendar, or empty while it is not chosen. */
const dayOrEmpty = z.union([z.literal(''), z.iso.date()]);

const shortText = z.string().trim().max(200);
const subjects = z.int().min(0).max(1_000_000);

/**
 * One row per credit-risk class that is drawn; parts per million, so that no floating point is needed (DRAW-SPEC 5). `count` is what is drawn
 * when the scheme draws by numbers; ratio and minimum wait meanwhile.
 */
const ratesSchema = z.array(
  z.strictObject({
    stratum: z.enum(riskClasses),
    ratePpm: z.int().min(0).max(1_000_000),
    minimum: subjects,
    count: subjects.default(0),
  }),
);

/** Overall minimum of drawn subjects; 0 = none. */
const totalMinimum = z.int().min(0).max(10_000_000);

/** What the clerk decided. Fields that came later have a default, so that a draft that was stored before them can still be read. */
export const schemeDraftSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  filter: subjectFilterSchema,
  /** Kept out one by one (tier 9): they stay in the frozen list, the reason stands beside. */
  exclusions: z
    .array(z.strictObject({ code: z.string().min(1).max(18), reason: shortText.min(1) }))
    .max(100_000)
    .default([]),
  /** Drawn before all others, every one of them (tier 0). */
  takeAll: z.strictObject({ classes: z.array(z.enum(riskClasses)), tags: z.array(z.string()) }).default({ classes: [], tags: [] }),
  /** Those who were visited this year come after the others (tier 2). */
  deferVisited: z.boolean().default(false),
  /** Subjects at the bureau's yearly cap are left out, or kept with reason and approver (R21, DOMAIN 13.8). */
  overCap: z
    .strictObject({ keep: z.boolean(), reason: shortText, approver: z.string().trim().max(40) })
    .default({ keep: false, reason: '', approver: '' }),
  itemIds: z.array(z.string()),
  /** All by ratio or all by number (R17). */
  quantity: z.enum(['ratio', 'count']).default('ratio'),
  /** Half up freezes the counts as fixed numbers (DOMAIN 13.1). */
  rounding: z.enum(['up', 'halfUp']).default('up'),
  rates: ratesSchema,
  totalMinimum,
  /** One draw for each item over those it applies to (DRAW-SPEC 6); an item without numbers of its own takes the scheme's. Null = one draw. */
  joint: z
    .strictObject({
      /** Whether a visit covers every item that applies, or those alone that the subject was drawn for. */
      everyItem: z.boolean(),
      items: z.array(z.strictObject({ itemId: z.string(), rates: ratesSchema, totalMinimum })),
    })
    .nullable()
    .default(null),
  /** Who draws the people: the office itself, or, of a city's event, the counties whose subjects are drawn; then nobody is drawn here. */
  people: z.enum(drawsPeople).default('own'),
  teamSize: z.int().min(2).max(8),
  /** Each subject gets its people, or teams are formed first and subjects are dealt to them. */
  teamMode: z.enum(['person', 'teamFirst']).default('person'),
  pairRotation: z.boolean().default(false),
  /** The visits of this year count as load that is there already. */
  balanceYear: z.boolean().default(false),
  /** Not by those who inspected the subject last time. */
  avoidLast: z.boolean().default(false),
  /** Most visits of one inspector in this event. */
  inspectorCap: z.int().min(1).max(100_000),
  /** Where people may go: anywhere, within their own town, or also between the named towns, which then count as one. */
  area: z.strictObject({ rule: z.enum(['any', 'same', 'cross']), areas: z.array(z.string()) }).default({ rule: 'any', areas: [] }),
  startsOn: dayOrEmpty,
  endsOn: dayOrEmpty,
  /** Why the scheme is frozen in spite of a finding; `about` tells findings of one code apart. */
  reasons: z.array(z.strictObject({ code: z.string(), about: z.string(), reason: shortText })).default([]),
});

export type SchemeDraft = z.output<typeof schemeDraftSchema>;
export type ClassRate = SchemeDraft['rates'][number];

/** What of a scheme is needed after the freeze and stands in no frozen file; kept with the event, never changed. */
export const drawSettingsSchema = schemeDraftSchema
  .pick({
    quantity: true,
    rounding: true,
    deferVisited: true,
    teamMode: true,
    pairRotation: true,
    balanceYear: true,
    avoidLast: true,
    area: true,
  })
  .extend({
    /** The items by the key j of their files, in the order of the scheme. */
    joint: z
      .strictObject({ everyItem: z.boolean(), items: z.array(z.strictObject({ key: z.string(), itemId: z.string() })) })
      .nullable()
      .default(null),
    /** Of a task of the city: whose event drew the subjects, with the hashes of its result and record. */
    handed: z.strictObject({ task: z.string(), serial: z.string(), result: z.string(), record: z.string() }).nullable().default(null),
    /** Findings that somebody froze the scheme in spite of, as they were said then, each with the reason. */
    accepted: z
      .array(
        z.strictObject({
          code: z.string(),
          about: z.string(),
          facts: z.record(z.string(), z.union([z.string(), z.number()])),
          reason: z.string(),
        }),
      )
      .default([]),
  });

export type DrawSettings = z.output<typeof drawSettingsSchema>;

export interface SchemeSummary {
  readonly id: string;
  readonly name: string;
  readonly state: SchemeState;
  readonly serial: string | null;
  readonly people: DrawsPeople;
  readonly drawn: number;
  readonly entered: number;
  readonly updatedAt: string;
}

export interface SchemeDetail extends SchemeSummary {
  readonly draft: SchemeDraft;
  /** Of a frozen scheme. */
  readonly accepted: readonly AcceptedFinding[];
  /** The row of the year plan it was made from; null for a 临时任务. */
  readonly planRow: { readonly year: number; readonly name: string } | null;
  /** The task of the city it visits the list of; null for a task of the office's own. */
  readonly handed: DrawSettings['handed'];
}

export interface StratumPreview {
  readonly stratum: string;
  /** Who may be drawn, those of `takeAll` and `deferred` among them. */
  readonly subjects: number;
  readonly takeAll?: number;
  readonly deferred?: number;
  readonly drawn: number;
  /** Chance of one subject that is neither taken first nor deferred as "1 in X", rounded to the nearest whole number; 0 = nobody is drawn. */
  readonly oneIn: number;
  /** The item's key in a joint event. */
  readonly item?: string;
}

export interface SchemePreview {
  readonly population: number;
  readonly excluded: number;
  /** The same by cause; those that were left out one by one by their reason. */
  readonly exclusions: {
    readonly status: number;
    readonly cap: number;
    readonly typed: readonly { readonly reason: string; readonly subjects: number }[];
  };
  /** Of the population: visited this year, and at the bureau's yearly cap. */
  readonly visitedThisYear: number;
  readonly capReached: number;
  readonly strata: readonly StratumPreview[];
  /** Subjects to be visited; of a joint event the expected union of its draws, and what the draws add up to. */
  readonly drawn: number;
  readonly itemVisits: number;
  /** `visits` = person-visits (人次). */
  readonly inspectors: { readonly eligible: number; readonly visits: number };
  /** Working days of the task; null while its days are not chosen or lie beyond the official calendar. */
  readonly workdays: number | null;
  readonly coverage: YearCoverage;
  readonly findings: readonly SchemeFinding[];
}

/** A finding that somebody froze a scheme in spite of, and why. */
export type AcceptedFinding = DrawSettings['accepted'][number];

const editors = ['clerk', 'head'] as const;

/** 方案: whom, what and how; frozen once, then only voided (R11-R18, UX screen 7). */
export const schemesContract = {
  'schemes.list': returns<readonly SchemeSummary[]>().query({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    reads: ['schemes', 'draws', 'results'],
  }),
  'schemes.get': returns<SchemeDetail>().query({
    input: z.strictObject({ id: z.string() }),
    errors: ['scheme.notFound'],
    access: everyRole,
    reads: ['schemes', 'plans', 'draws', 'results'],
  }),
  'schemes.preview': returns<SchemePreview>().query({
    /** The stored scheme that the draft is of, if it is of one. */
    input: z.strictObject({ id: z.string().optional(), draft: schemeDraftSchema }),
    errors: [],
    access: everyRole,
    reads: ['subjects', 'items', 'inspectors', 'draws', 'results', 'org', 'calendar', 'plans'],
  }),
  /** Subjects that an open task still has to visit for one of the draft's items, to be left out together. */
  'schemes.waiting': returns<readonly string[]>().query({
    input: z.strictObject({ draft: schemeDraftSchema, serial: z.string() }),
    errors: [],
    access: everyRole,
    reads: ['draws', 'results'],
  }),
  'schemes.create': returns<{ readonly id: string }>().command({
    input: z.strictObject({ name: z.string().trim().min(1).max(80), copyOf: z.string().optional() }),
    errors: ['scheme.notFound'],
    access: editors,
    changes: ['schemes'],
    audit: 'schemes.created',
  }),
  'schemes.save': returns<null>().command({
    input: z.strictObject({ id: z.string(), draft: schemeDraftSchema }),
    errors: ['scheme.notFound', 'scheme.frozen', 'scheme.itemNotPublished', 'scheme.listHanded'],
    access: editors,
    changes: ['schemes'],
    audit: 'schemes.saved',
  }),
  'schemes.freeze': returns<{ readonly serial: string }>().job({
    input: z.strictObject({ id: z.string() }),
    errors: ['scheme.notFound', 'scheme.frozen', 'scheme.notReady', 'scheme.reasonMissing', 'draw.fieldComputer'],
    access: editors,
    changes: ['schemes', 'draws'],
    audit: 'schemes.frozen',
  }),
} as const;
