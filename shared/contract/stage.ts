import { z } from 'zod';
import { objectNamings } from '#shared/domain/stage/masking.ts';
import type { ReplaySpeed } from '#shared/domain/stage/replay.ts';
import type { StageStep } from '#shared/domain/stage/steps.ts';
import { returns } from './define.ts';
import type { DrawRules } from './draw-rules.ts';
import type { Announcement, DiceReading, DrawState, EarlierDraw, VoidSheet } from './draws.ts';
import { everyRole } from './roles.ts';
import type { StratumPreview } from './schemes.ts';
import { windowLimit } from './subjects.ts';

export const stageSettingsSchema = z.strictObject({
  objects: z.enum(objectNamings),
  /** Whole names of inspectors; off until the bureau turns it on. */
  inspectors: z.boolean(),
});

export type StageSettings = z.output<typeof stageSettingsSchema>;

/** A ticket with the name that the stage may show. */
export interface StageTicket {
  readonly label: string;
  readonly ticket: string;
}

/** Everything the stage shows but the list; no name in it that may not be seen. */
export interface StageScene {
  readonly bureau: string;
  readonly schemeName: string;
  readonly serial: string;
  readonly state: DrawState;
  readonly frozenAt: string;
  readonly subjects: number;
  readonly frame: string;
  readonly plan: string;
  readonly strata: readonly StratumPreview[];
  readonly rules: DrawRules;
  readonly announced: Announcement | null;
  readonly commitA: string | null;
  readonly commitB: string | null;
  /** Digits of the hidden first reading. */
  readonly hiddenDigits: number;
  readonly dice: string | null;
  readonly read: DiceReading | null;
  readonly naming: StageSettings['objects'];
  readonly result: {
    readonly drawn: number;
    readonly resultHash: string;
    readonly recordHash: string;
    readonly shortVisits: number;
  } | null;
  readonly inspectors: readonly (StageTicket & { readonly rank: number; readonly visits: number })[];
  readonly recusals: readonly {
    readonly position: number;
    readonly subject: string;
    readonly refused: StageTicket;
    readonly team: readonly StageTicket[];
  }[];
  readonly voided: Pick<VoidSheet, 'reason' | 'at'> | null;
  readonly earlier: readonly EarlierDraw[];
}

export interface StageRow {
  readonly position: number;
  readonly stratum: string;
  readonly rank: number;
  readonly ticket: string;
  readonly label: string;
  readonly town: string;
}

const serial = z.string().min(1).max(40);

/** What the projector shows (UX 11): two questions that it may ask itself, and who decides how names are shown. */
export const stageContract = {
  'stage.settings': returns<StageSettings>().query({ input: z.strictObject({}), errors: [], access: everyRole, reads: ['stage'] }),
  'stage.saveSettings': returns<null>().command({
    input: stageSettingsSchema,
    errors: [],
    access: ['clerk', 'head'],
    changes: ['stage'],
    audit: 'stage.settingsSaved',
  }),
  'stage.scene': returns<StageScene>().query({
    input: z.strictObject({ serial }),
    errors: ['draw.notFound', 'office.missing'],
    access: everyRole,
    reads: ['stage', 'draws', 'inspectors', 'office'],
  }),
  'stage.rows': returns<{ readonly offset: number; readonly total: number; readonly rows: readonly StageRow[] }>().query({
    input: z.strictObject({ serial, offset: z.int().min(0), limit: z.int().min(1).max(windowLimit) }),
    errors: ['draw.notFound'],
    access: everyRole,
    reads: ['stage', 'draws'],
  }),
} as const;

/** The only calls that the stage's port answers. */
export const stageCalls = ['stage.scene', 'stage.rows'] as const satisfies readonly (keyof typeof stageContract)[];

/** What the console has the stage show; it holds nothing that is drawn. */
export interface StageShow {
  readonly serial: string;
  readonly step: StageStep;
  readonly speed: ReplaySpeed;
  /** Which showing of the list this is; another number begins at the first row again. */
  readonly run: number;
}

/** Where the stage stands. */
export interface StageState {
  readonly at: 'closed' | 'secondDisplay' | 'window';
  /** Rows shown so far of the showing `run`. */
  readonly shown: number;
  readonly run: number;
}

export const stageClosed: StageState = { at: 'closed', shown: 0, run: 0 };
