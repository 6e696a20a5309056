import { afterEach, describe, expect, test } from 'vitest';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { verifyRecord } from '#shared/domain/assignment/verify-record.ts';
import { drawFiles } from '#electron/store/draws.ts';
import { freezeScheme, holdDraw } from '../support/ceremony.ts';
import { enterResult } from '../support/exchange.ts';
import { rowsOf, runByHand } from '../support/office-database.ts';
import { preparedCounty } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedCounty();
afterEach(endOffices);

const drawnRows = async (office: StartedOffice, serial: string) =>
  valueOf(await office.api['draws.drawn']({ serial, offset: 0, limit: 100 })).rows;

const teamOf = async (office: StartedOffice, serial: string, code: string): Promise<readonly string[]> =>
  (await drawnRows(office, serial)).find((row) => row.code === code)?.inspectors.map(({ staffNo }) => staffNo) ?? [];

/** A drawn event, its first visit, and that visit's team. */
const held = async () => {
  const office = prepared.start();
  const serial = await holdDraw(office, { totalMinimum: 12 });
  const [visit] = await drawnRows(office, serial);
  if (!visit) throw new Error('nobody was drawn');
  const [leaving = '', staying = ''] = visit.inspectors.map(({ staffNo }) => staffNo);
  return { office, serial, code: visit.code, leaving, staying };
};

const everyone = ['ZD001', 'ZD002', 'ZD003', 'ZD004', 'ZD005', 'ZD006'];

describe('a recusal after the draw', () => {
  test('draws this visit again, leaves the others, and is kept in the record folder with its reason', async () => {
    const { office, serial, code, leaving } = await held();
    const before = await drawnRows(office, serial);
    const recordBefore = drawFiles(office.store.read, serial).get('record.tsv');
    const asked = { serial, leaving, subjects: [code], reason: 'recusal' as const, note: '与该户负责人是近亲属' };
    const { changes } = valueOf(await office.api['teams.redraw'](asked));
    const after = await teamOf(office, serial, code);
    expect(after).toHaveLength(2);
    expect(after).not.toContain(leaving);
    expect(changes).toMatchObject([
      { number: 1, kind: 'redrawn', code, reason: 'recusal', note: '与该户负责人是近亲属', leaving: { staffNo: leaving } },
    ]);
    const others = (rows: typeof before) => rows.filter((row) => row.code !== code);
    expect(others(await drawnRows(office, serial))).toEqual(others(before));
    // Nothing that was there is written over: a new file names the record.
    const files = drawFiles(office.store.read, serial);
    expect(files.get('record.tsv')).toEqual(recordBefore);
    const change: unknown = JSON.parse(new TextDecoder().decode(files.get('change.001.json')));
    expect(change).toMatchObject({ serial, subject: code, leaving, run: 1, after, reason: 'recusal' });
    expect(valueOf(verifyRecord(files, nodeHash)).assignment).toMatchObject({ changes: 1, designated: 0 });
    expect(valueOf(await office.api['teams.changes']({ serial }))).toEqual(changes);
  });

  test('can be repeated for the same visit, never brings anybody back, and stops when nobody is left', async () => {
    const { office, serial, code } = await held();
    const left = new Set<string>();
    for (;;) {
      const [leaving = ''] = await teamOf(office, serial, code);
      const answer = await office.api['teams.redraw']({ serial, leaving, subjects: [code], reason: 'leave', note: '' });
      if (!answer.ok) {
        expect(answer.error).toEqual({ code: 'team.nobodyLeft', params: { code } });
        break;
      }
      left.add(leaving);
      for (const member of await teamOf(office, serial, code)) expect(left.has(member)).toBe(false);
    }
    expect(left.size).toBeGreaterThan(1);
    expect(valueOf(verifyRecord(drawFiles(office.store.read, serial), nodeHash)).assignment).toMatchObject({ changes: left.size });
  });

  test('takes one person out of many visits as a whole or not at all', async () => {
    const { office, serial, leaving } = await held();
    const of = (await drawnRows(office, serial)).filter(({ inspectors }) => inspectors.some(({ staffNo }) => staffNo === leaving));
    const subjects = of.map(({ code }) => code);
    await enterResult(office, serial, subjects.at(-1) ?? '', '');
    const refused = await office.api['teams.redraw']({ serial, leaving, subjects, reason: 'leave', note: '' });
    expect(refused).toMatchObject({ error: { code: 'team.resultEntered' } });
    expect(rowsOf(office, 'select * from team_changes')).toEqual([]);
    const open = subjects.slice(0, -1);
    expect(open.length).toBeGreaterThan(1);
    valueOf(await office.api['teams.redraw']({ serial, leaving, subjects: open, reason: 'leave', note: '' }));
    for (const code of open) expect(await teamOf(office, serial, code)).not.toContain(leaving);
    expect(valueOf(verifyRecord(drawFiles(office.store.read, serial), nodeHash)).assignment).toMatchObject({ changes: open.length });
  });

  test('any changed byte of a change is found, and so is a change that is missing', async () => {
    const { office, serial, code, leaving } = await held();
    valueOf(await office.api['teams.redraw']({ serial, leaving, subjects: [code], reason: 'recusal', note: '' }));
    const [second = ''] = await teamOf(office, serial, code);
    valueOf(await office.api['teams.redraw']({ serial, leaving: second, subjects: [code], reason: 'moved', note: '' }));
    const files = drawFiles(office.store.read, serial);
    for (const name of ['change.001.json', 'change.002.json']) {
      const bytes = files.get(name) ?? new Uint8Array(0);
      const missed: number[] = [];
      for (let at = 0; at < bytes.length; at += 1) {
        const changed = Uint8Array.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ 1;
        const answer = verifyRecord(new Map([...files, [name, changed]]), nodeHash);
        // A byte of the time, the reason or the note of the last change is pinned by nothing but the list of the folder.
        if (answer.ok) missed.push(at);
        else expect([name, 'change.002.json']).toContain('file' in answer.error ? answer.error.file : '');
      }
      if (name === 'change.001.json') expect(missed).toEqual([]);
    }
    const without = new Map([...files].filter(([name]) => name !== 'change.001.json'));
    expect(verifyRecord(without, nodeHash)).toEqual({ ok: false, error: { what: 'missing', file: 'change.001.json' } });
  });
});

describe('before anybody is changed', () => {
  test('the visits of a person and whom the office may choose are known', async () => {
    const { office, serial, code, leaving } = await held();
    const rows = await drawnRows(office, serial);
    await enterResult(office, serial, code, '');
    const of = rows.filter(({ inspectors }) => inspectors.some(({ staffNo }) => staffNo === leaving));
    expect(valueOf(await office.api['teams.visits']({ serial, staffNo: leaving }))).toEqual(
      of.map(({ code: visit, name, town }) => ({ code: visit, name, town, entered: visit === code })),
    );
    const other = of.find(({ code: visit }) => visit !== code)?.code ?? '';
    const eligible = valueOf(await office.api['teams.eligible']({ serial, subject: other, leaving })).map(({ staffNo }) => staffNo);
    expect(eligible.length).toBeGreaterThan(0);
    const choose = (joining: string) =>
      office.api['teams.designate']({ serial, subject: other, leaving, joining, reason: 'other', note: '' });
    for (const joining of [...everyone, 'ZD007'].filter((id) => !eligible.includes(id)))
      expect([joining, await choose(joining)]).toMatchObject([joining, { error: { code: 'team.notEligible' } }]);
    expect((await choose(eligible[0] ?? '')).ok).toBe(true);
  });
});

describe('a person of choice', () => {
  test('takes the place and is marked as designated', async () => {
    const { office, serial, code, leaving, staying } = await held();
    const joining = everyone.find((id) => id !== leaving && id !== staying) ?? '';
    const asked = { serial, subject: code, leaving, joining, reason: 'certificate', note: '执法证到期' } as const;
    const { change } = valueOf(await office.api['teams.designate'](asked));
    expect(change).toMatchObject({ kind: 'designated', reason: 'certificate' });
    expect(await teamOf(office, serial, code)).toEqual([joining, staying]);
    const [visit] = await drawnRows(office, serial);
    expect(visit?.inspectors.map(({ byChoice }) => byChoice)).toEqual([true, false]);
    expect(valueOf(verifyRecord(drawFiles(office.store.read, serial), nodeHash)).assignment).toMatchObject({ changes: 1, designated: 1 });
    const back = await office.api['teams.designate']({ ...asked, leaving: joining, joining: leaving });
    expect(back).toMatchObject({ error: { code: 'team.notEligible' } });
  });

  test('must be on the frozen roster and not on the team already', async () => {
    const { office, serial, code, leaving, staying } = await held();
    for (const joining of ['ZD007', 'ZD008', 'nobody', staying, leaving]) {
      const answer = await office.api['teams.designate']({ serial, subject: code, leaving, joining, reason: 'other', note: '' });
      expect([joining, answer]).toMatchObject([joining, { error: { code: 'team.notEligible' } }]);
    }
    expect(await teamOf(office, serial, code)).toEqual([leaving, staying]);
  });

  test('comes too late once a result is entered, and before the draw there is no team', async () => {
    const { office, serial, code, leaving, staying } = await held();
    await enterResult(office, serial, code, '');
    const joining = everyone.find((id) => id !== leaving && id !== staying) ?? '';
    const late = await office.api['teams.designate']({ serial, subject: code, leaving, joining, reason: 'other', note: '' });
    expect(late).toEqual({ ok: false, error: { code: 'team.resultEntered', params: { code } } });
    const byHand = `insert into team_changes select '${serial}', 1, '${code}', 'designated', '${leaving}', 'ZD009', null, 'other', '', '[]', '[]', x'00', 'x', 'x', 1`;
    expect(runByHand(office.store.filePath, byHand)).toBe('a visit with results is not changed');
    const next = await freezeScheme(office);
    const early = await office.api['teams.designate']({ serial: next, subject: code, leaving, joining, reason: 'other', note: '' });
    expect(early).toMatchObject({ error: { code: 'draw.wrongState' } });
  });

  test('a team is not changed in the database without its change', async () => {
    const { office, serial, code } = await held();
    const byHand = `update assignments set inspectors = '["ZD001","ZD002"]', seq = seq + 1 where serial = '${serial}' and subject = '${code}'`;
    expect(runByHand(office.store.filePath, byHand)).toBe('an assignment is not changed');
  });
});
