import { toHex } from '#shared/base/bytes.ts';
import { htmlOf, type MarkupElement } from '#shared/base/markup.ts';
import { ok } from '#shared/base/result.ts';
import type { CeremonyFacts } from '#shared/contract/draw-papers.ts';
import { fail } from '#shared/contract/errors.ts';
import { ceremonyPaper, secretSlip } from '#shared/i18n/zh-cn/ceremony-papers.ts';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { readNamed } from '#electron/platform/read-named.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { listEarlier } from '#electron/store/draw-voids.ts';
import { drawFiles, findDraw, type StoredDraw } from '#electron/store/draws.ts';
import { findOffice } from '#electron/store/office.ts';
import type { Handlers } from './context.ts';
import { drawnTeams } from './drawn-teams.ts';
import { excludedOf, peopleOf, rowsIn } from './record-facts.ts';

type Names = 'draws.paper' | 'draws.secretSlip';

/** Where the built looks of papers lie. */
export interface PaperParts {
  readonly verifierDir: string;
}

const styleNames = ['record-sheet.css', 'record-paper.css', 'ceremony-papers.css'];

/** A page for paper as HTML text, with its look in it. */
export const paperHtml = async (
  document: (style: string) => MarkupElement,
  names: readonly string[],
  { verifierDir }: PaperParts,
): Promise<string> => {
  const styles = await readNamed(verifierDir, names);
  const style = names.map((name) => new TextDecoder().decode(styles.get(name))).join('\n');
  return `<!doctype html>\n${htmlOf(document(style))}\n`;
};

export const drawPaperHandlers = (program: PaperParts): Handlers<Names> => ({
  'draws.paper': async ({ db }, { serial, paper }) => {
    const draw = findDraw(db, serial);
    if (!draw) return fail('draw.notFound', { serial });
    const facts = factsOf(db, draw);
    return ok({ html: await paperHtml((style) => ceremonyPaper(paper, facts, style), styleNames, program) });
  },

  'draws.secretSlip': async ({ db }, { serial, party, secret }) => {
    const draw = findDraw(db, serial);
    if (!draw) return fail('draw.notFound', { serial });
    const slip = { serial, scheme: draw.schemeName, party, secret };
    return ok({ html: await paperHtml((style) => secretSlip(slip, style), styleNames, program) });
  },
});

/** Files that come after the freeze have these names. */
const laterFile = /^(?:ceremony|record|void|result|assign|change)\b/;

const factsOf = (db: ReadDb, draw: StoredDraw): CeremonyFacts => {
  const { serial, frozenAt, frame, plan, teamSize, commitA, commitB, announced, result, settings, strata } = draw;
  const files = drawFiles(db, serial);
  const joint = settings.joint !== null;
  const [frameFile, planFile] = joint ? ['frames.tsv', 'plans.tsv'] : ['frame.tsv', 'plan.tsv'];
  const left = excludedOf(db, draw).reduce((sum, { subjects }) => sum + subjects, 0);
  return {
    ...{ serial, frozenAt, frame, plan, teamSize, commitA, commitB, announced, result, joint, frameFile, planFile },
    office: findOffice(db)?.name ?? '',
    scheme: draw.schemeName,
    files: [...files]
      .filter(([name]) => name !== frameFile && name !== planFile && !laterFile.test(name))
      .map(([name, bytes]) => ({ name, sha256: toHex(nodeHash.sha256(bytes)) })),
    listed: draw.subjects,
    subjects: draw.subjects - left,
    planned: strata.reduce((sum, { drawn }) => sum + drawn, 0),
    roster: rowsIn(files, 'roster.tsv'),
    recusals: rowsIn(files, 'recuse.tsv'),
    attendance: peopleOf(db, draw),
    earlier: listEarlier(db, draw.schemeId),
    fired: result === null ? 0 : drawnTeams(db, draw).recusals.length,
  };
};
