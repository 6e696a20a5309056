import { compareUtf8, toHex, utf8 } from '#shared/base/bytes.ts';
import type { Result } from '#shared/base/result.ts';
import type { SchemeDraft } from '#shared/contract/schemes.ts';
import { frameText } from '#shared/domain/draw/frame-file.ts';
import type { DrawHash } from '#shared/domain/draw/hash.ts';
import { itemsText } from '#shared/domain/draw/items-file.ts';
import { jointText, type JointKind } from '#shared/domain/draw/joint-file.ts';
import { planText, type TeamRule } from '#shared/domain/draw/plan-file.ts';
import { recuseText } from '#shared/domain/draw/recuse-file.ts';
import { rosterText } from '#shared/domain/draw/roster-file.ts';
import { vacanciesText, type VacancyRow } from '#shared/domain/draw/vacancies-file.ts';
import { linesForItems } from '#shared/domain/inspectors/item-scope.ts';
import { itemApplies } from '#shared/domain/items/applies-to.ts';
import { eventAreas } from '#shared/domain/schemes/area-rule.ts';
import { jointItemsOf } from '#shared/domain/schemes/joint-items.ts';
import { lineBit, lineMask, linesToCover } from '#shared/domain/schemes/lines.ts';
import { planRowsOf, predictStrata, stratumSizes, type DrawNumbers, type PredictedStratum } from '#shared/domain/schemes/predict.ts';
import type { TierDecision } from '#shared/domain/schemes/tiers.ts';
import type { StoredCandidate } from '#electron/store/draw-candidates.ts';
import type { ItemVersion } from '#electron/store/item-versions.ts';
import type { FrameSubject } from '#electron/store/subjects.ts';

export interface FrozenFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

export type TieredSubject = FrameSubject & TierDecision & { readonly stratum: string };

export interface FreezeSource {
  readonly draft: SchemeDraft;
  readonly subjects: readonly TieredSubject[];
  readonly items: readonly ItemVersion[];
  /** Those who may be drawn; of their towns each under the one text that stands for it, none = everywhere. */
  readonly inspectors: readonly (StoredCandidate & { readonly towns: readonly string[] })[];
  /** Pairs that must not meet, declared or of the last time; the same pair may come several times. */
  readonly apart: readonly { readonly subjectCode: string; readonly staffNo: string }[];
  /** Visits of this year by staff number; empty when they do not count. */
  readonly load0: ReadonlyMap<string, number>;
  /** Of a replacement event: the vacancies it fills. */
  readonly vacancies?: readonly VacancyRow[] | undefined;
  /** Of a list that the city drew the hash of its record. */
  readonly handed?: string | undefined;
}

export interface FrozenEvent {
  readonly files: readonly FrozenFile[];
  /** The two hashes that the ceremony names: of frame and plan, or of the lists of a joint event. */
  readonly frame: string;
  readonly plan: string;
  /** Those who stand in a frame, left out ones among them. */
  readonly subjects: readonly TieredSubject[];
  readonly strata: readonly (PredictedStratum & { readonly item?: string })[];
}

type Population = Pick<FrozenEvent, 'subjects'> & { readonly key: string | null; readonly numbers: DrawNumbers };

/**
 * The frozen files of DRAW-SPEC 2 and 6: one frame and plan, or one of each for every item with the lists that pin them; and items, roster and
 * recuse, which every plan pins by hash.
 */
export const freezeFiles = (hash: DrawHash, source: FreezeSource): FrozenEvent => {
  const file = (name: string, text: Result<string, unknown>): FrozenFile => {
    if (!text.ok) throw new Error(`${name}: ${JSON.stringify(text.error)}`);
    const bytes = utf8(text.value);
    return { name, sha256: toHex(hash.sha256(bytes)), bytes };
  };
  const populations = populationsOf(source);
  const subjects = unionOf(populations);
  const common = {
    items: file('items.tsv', itemsText(itemsRows(subjects, source))),
    recuse: file('recuse.tsv', recuseText(recuseRows(subjects, source))),
    roster: file('roster.tsv', rosterText(rosterRows(source))),
  };
  const vacancies = source.vacancies && file('vacancies.tsv', vacanciesText(source.vacancies));
  const pins = {
    ...{ items: common.items.sha256, recuse: common.recuse.sha256, roster: common.roster.sha256 },
    teams: teamRuleOf(source),
    ...(vacancies ? { vacancies: vacancies.sha256 } : {}),
    ...(source.handed === undefined ? {} : { handed: source.handed }),
  };
  const drawn = populations.map(({ key, subjects: members, numbers }) => {
    const suffix = key === null ? '' : `.${key}`;
    const sizes = stratumSizes(members);
    const total = numbers.totalMinimum > 0 ? { total: numbers.totalMinimum } : {};
    return {
      key,
      frame: file(`frame${suffix}.tsv`, frameText(members.map(({ code, stratum, tier }) => ({ id: code, stratum, tier })))),
      plan: file(`plan${suffix}.tsv`, planText({ rows: planRowsOf(sizes, numbers), ...total, ...pins })),
      strata: predictStrata(sizes, numbers).map((stratum) => (key === null ? stratum : { ...stratum, item: key })),
    };
  });
  const listOf = (kind: JointKind, hashOf: (item: (typeof drawn)[number]) => string): FrozenFile =>
    file(`${kind}.tsv`, jointText(kind, new Map(drawn.map((item) => [item.key ?? '', hashOf(item)]))));
  const joint =
    source.draft.joint === null ? [] : [listOf('frames', ({ frame }) => frame.sha256), listOf('plans', ({ plan }) => plan.sha256)];
  const [frames, plans] = joint;
  const files = [
    ...Object.values(common),
    ...(vacancies ? [vacancies] : []),
    ...drawn.flatMap(({ frame, plan }) => [frame, plan]),
    ...joint,
  ];
  return {
    files: files.toSorted((a, b) => compareUtf8(a.name, b.name)),
    frame: (frames ?? drawn[0]?.frame)?.sha256 ?? '',
    plan: (plans ?? drawn[0]?.plan)?.sha256 ?? '',
    subjects,
    strata: drawn.flatMap(({ strata }) => strata),
  };
};

/** As many teams are formed first as the drawable people make; nobody is in two. */
const teamRuleOf = ({ draft, inspectors }: FreezeSource): TeamRule => ({
  teamSize: draft.teamSize,
  pairs: draft.pairRotation,
  readyTeams: draft.teamMode === 'teamFirst' ? Math.floor(inspectors.length / draft.teamSize) : 0,
});

/** The whole scheme, or for each item of a joint event the subjects it applies to. */
const populationsOf = ({ draft, subjects, items }: FreezeSource): readonly Population[] => {
  if (draft.joint === null) return [{ key: null, subjects, numbers: draft }];
  return jointItemsOf(draft).map(({ key, itemId, numbers }) => {
    const item = items.find(({ id }) => id === itemId);
    if (!item) throw new Error(`no item ${itemId}`);
    return { key, numbers, subjects: subjects.filter((subject) => itemApplies(item, subject)) };
  });
};

const unionOf = (populations: readonly Population[]): readonly TieredSubject[] => {
  const [only] = populations;
  if (only && populations.length === 1) return only.subjects;
  const byCode = new Map(populations.flatMap(({ subjects }) => subjects.map((subject) => [subject.code, subject] as const)));
  return [...byCode.values()].toSorted((a, b) => compareUtf8(a.code, b.code));
};

const areasOf = ({ draft, inspectors }: FreezeSource) =>
  eventAreas(
    draft.area,
    inspectors.map(({ towns }) => towns),
  );

const itemsRows = (subjects: readonly TieredSubject[], source: FreezeSource) => {
  const areas = areasOf(source);
  return subjects.map((subject) => ({
    subject: subject.code,
    lines: linesToCover(source.items, subject).map(lineBit),
    area: areas.ofSubject(subject.town),
  }));
};

const rosterRows = (source: FreezeSource) => {
  const { inspectors, items, draft, load0 } = source;
  const areas = areasOf(source);
  return inspectors
    .map((person) => ({
      id: person.staffNo,
      lines: lineMask(linesForItems(person, items)),
      area: areas.ofPerson(person.towns),
      cap: draft.inspectorCap + (load0.get(person.staffNo) ?? 0),
      load0: load0.get(person.staffNo) ?? 0,
    }))
    .toSorted((a, b) => compareUtf8(a.id, b.id));
};

const recuseRows = (subjects: readonly TieredSubject[], { apart, inspectors }: FreezeSource) => {
  const staff = new Set(inspectors.map(({ staffNo }) => staffNo));
  const codes = new Set(subjects.map(({ code }) => code));
  const pairs = new Map(
    apart
      .filter(({ staffNo, subjectCode }) => staff.has(staffNo) && codes.has(subjectCode))
      .map(({ staffNo, subjectCode }) => [`${subjectCode}\t${staffNo}`, { subject: subjectCode, inspector: staffNo }]),
  );
  return [...pairs.values()].sort((a, b) => compareUtf8(a.subject, b.subject) || compareUtf8(a.inspector, b.inspector));
};
