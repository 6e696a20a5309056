import { compareUtf8, toHex, utf8 } from '#shared/base/bytes.ts';
import type { Result } from '#shared/base/result.ts';
import type { SchemeDraft } from '#shared/contract/schemes.ts';
import { frameText, type FrameRow } from '#shared/domain/draw/frame-file.ts';
import type { DrawHash } from '#shared/domain/draw/hash.ts';
import { itemsText, type ItemsRow } from '#shared/domain/draw/items-file.ts';
import { planText } from '#shared/domain/draw/plan-file.ts';
import { recuseText } from '#shared/domain/draw/recuse-file.ts';
import { rosterText } from '#shared/domain/draw/roster-file.ts';
import { linesForItems } from '#shared/domain/inspectors/item-scope.ts';
import { lineBit, lineMask, linesToCover } from '#shared/domain/schemes/lines.ts';
import { stratumOf } from '#shared/domain/schemes/stratum.ts';
import type { StaffRecusal, StoredCandidate } from '#electron/store/draw-candidates.ts';
import type { ItemVersion } from '#electron/store/item-versions.ts';
import type { FrameSubject } from '#electron/store/subjects.ts';

export interface FrozenFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

export interface FreezeSource {
  readonly draft: SchemeDraft;
  readonly subjects: readonly FrameSubject[];
  readonly items: readonly ItemVersion[];
  /** Those who may be drawn. */
  readonly inspectors: readonly StoredCandidate[];
  /** Those that hold during the work; the same pair may be declared for several spans. */
  readonly recusals: readonly StaffRecusal[];
}

/** The five frozen files of DRAW-SPEC 2: frame, items, roster, recuse and the plan that pins the other three by hash. */
export const freezeFiles = (hash: DrawHash, source: FreezeSource): readonly FrozenFile[] => {
  const { draft } = source;
  const file = (name: string, text: Result<string, unknown>): FrozenFile => {
    if (!text.ok) throw new Error(`${name}: ${JSON.stringify(text.error)}`);
    const bytes = utf8(text.value);
    return { name, sha256: toHex(hash.sha256(bytes)), bytes };
  };
  const frame = file('frame.tsv', frameText(source.subjects.map(frameRow)));
  const items = file('items.tsv', itemsText(source.subjects.map((subject) => itemsRow(subject, source.items, draft.sameArea))));
  const roster = file(
    'roster.tsv',
    rosterText(source.inspectors.map((inspector) => rosterRow(inspector, source)).sort((a, b) => compareUtf8(a.id, b.id))),
  );
  const recuse = file('recuse.tsv', recuseText(recuseRows(source)));
  const strata = new Set([...source.subjects.map(({ risk }) => stratumOf(risk)), ...draft.rates.map(({ stratum }) => stratum)]);
  const rows = [...strata].sort(compareUtf8).map((stratum) => {
    const rate = draft.rates.find((candidate) => candidate.stratum === stratum);
    return { stratum, ratePpm: rate?.ratePpm ?? 0, min: rate?.minimum ?? 0 };
  });
  const total = draft.totalMinimum > 0 ? { total: draft.totalMinimum } : {};
  const plan = file('plan.tsv', planText({ rows, ...total, roster: roster.sha256, recuse: recuse.sha256, items: items.sha256 }));
  return [frame, items, plan, recuse, roster];
};

/** A subject that is not 存续 stays in the file as excluded (tier 9), so that the exclusion is visible and hashed. */
const frameRow = ({ code, risk, active }: FrameSubject): FrameRow => ({ id: code, stratum: stratumOf(risk), tier: active ? 1 : 9 });

const itemsRow = (subject: FrameSubject, items: readonly ItemVersion[], sameArea: boolean): ItemsRow => ({
  subject: subject.code,
  lines: linesToCover(items, subject).map(lineBit),
  area: sameArea && subject.town !== '' ? subject.town : '*',
});

const rosterRow = (person: StoredCandidate, { draft, items }: FreezeSource) => ({
  id: person.staffNo,
  lines: lineMask(linesForItems(person, items)),
  area: person.area === '' ? '*' : person.area,
  cap: draft.inspectorCap,
  load0: 0,
});

const recuseRows = ({ recusals, inspectors, subjects }: FreezeSource) => {
  const staff = new Set(inspectors.map(({ staffNo }) => staffNo));
  const codes = new Set(subjects.map(({ code }) => code));
  const pairs = new Map(
    recusals
      .filter(({ staffNo, subjectCode }) => staff.has(staffNo) && codes.has(subjectCode))
      .map(({ staffNo, subjectCode }) => [`${subjectCode}\t${staffNo}`, { subject: subjectCode, inspector: staffNo }]),
  );
  return [...pairs.values()].sort((a, b) => compareUtf8(a.subject, b.subject) || compareUtf8(a.inspector, b.inspector));
};
