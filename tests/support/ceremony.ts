import type { SchemeDraft } from '#shared/contract/schemes.ts';
import type { DrawOutcome } from '#shared/contract/draws.ts';
import type { Role } from '#shared/contract/roles.ts';
import type { StartedOffice } from './start-office.ts';
import { valueOf } from './value-of.ts';

export const secretA = '4f2b8c1d90e3a7656b1c2d3e4f506172';
export const secretB = '二零二六年三月二日纪检组写在信封里';
export const dice = '31415926535897932384';

/** The draft of a new scheme that is fit to be frozen: the whole library, two items, four weeks. */
export const aScheme = async (
  office: StartedOffice,
  change: Partial<SchemeDraft> = {},
): Promise<{ readonly id: string; readonly draft: SchemeDraft }> => {
  const name = change.name ?? '第1期 市场主体联合抽查';
  const { id } = valueOf(await office.api['schemes.create']({ name }));
  const { draft } = valueOf(await office.api['schemes.get']({ id }));
  const itemIds = await itemIdsOf(office, ['TJ-01', 'TJ-02']);
  return { id, draft: { ...draft, filter: {}, itemIds, startsOn: '2026-03-02', endsOn: '2026-03-31', ...change } };
};

export const itemIdsOf = async (office: StartedOffice, codes: readonly string[]): Promise<string[]> => {
  const items = valueOf(await office.api['items.list']({}));
  return items.filter(({ code }) => codes.includes(code)).map(({ id }) => id);
};

/** The draft with a reason for every finding that asks for one. */
export const withReasons = async (office: Pick<StartedOffice, 'api'>, id: string, draft: SchemeDraft): Promise<SchemeDraft> => {
  const { findings } = valueOf(await office.api['schemes.preview']({ id, draft }));
  const asking = findings.filter(({ asks }) => asks);
  return { ...draft, reasons: asking.map(({ code, about }) => ({ code, about, reason: '局务会已研究' })) };
};

export const freezeScheme = async (office: StartedOffice, change: Partial<SchemeDraft> = {}): Promise<string> => {
  const { id, draft } = await aScheme(office, change);
  valueOf(await office.api['schemes.save']({ id, draft: await withReasons(office, id, draft) }));
  return valueOf(await office.api['schemes.freeze']({ id })).serial;
};

export const commitBoth = async (office: StartedOffice, serial: string): Promise<void> => {
  valueOf(await office.api['draws.commit']({ serial, party: 'A', secret: secretA }));
  valueOf(await office.api['draws.commit']({ serial, party: 'B', secret: secretB }));
};

/** A second person of the office; approves and reads dice. */
export const colleague = { name: '郝砚秋', password: 'Lianyan-2021' } as const;
export const witnesses = [{ name: '阚守正', unit: '县人大代表' }] as const;

/** Gives the office its second person, once. */
export const addColleague = async (office: StartedOffice, roles: readonly Role[] = ['reviewer']): Promise<void> => {
  const known = valueOf(await office.api['people.list']({}));
  if (!known.some(({ name }) => name === colleague.name)) valueOf(await office.api['people.add']({ ...colleague, roles: [...roles] }));
};

/** Both readings of the same digits: the first by whoever is signed in, the second by the colleague. */
export const rollDice = async (office: StartedOffice, serial: string, digits: string = dice): Promise<void> => {
  await addColleague(office);
  valueOf(await office.api['draws.readFirst']({ serial, kind: 'tenSided', digits }));
  const second = valueOf(await office.api['draws.readSecond']({ serial, digits, reader: colleague, witnesses: [...witnesses] }));
  if (second.at !== 'agreed') throw new Error(`the second reading came to ${second.at}`);
};

/** Makes an event void with the colleague's approval; gives the scheme that is held again. */
export const voidDraw = async (office: StartedOffice, serial: string, reason = '方案里漏选了一个事项'): Promise<string> => {
  await addColleague(office);
  const answer = valueOf(await office.api['draws.void']({ serial, typedSerial: serial, reason, approver: colleague, again: true }));
  if (answer.at !== 'voided' || !answer.again) throw new Error(`the void came to ${answer.at}`);
  return answer.again.schemeId;
};

export const reveal = { revealA: secretA, revealB: secretB, publicValue: '' } as const;

/** Commitments, dice and draw of a frozen event. */
export const finishDraw = async (office: StartedOffice, serial: string): Promise<DrawOutcome> => {
  await commitBoth(office, serial);
  await rollDice(office, serial);
  return valueOf(await office.api['draws.run']({ serial, ...reveal }));
};

/** A whole event from an empty draft to the drawn list. Gives its serial. */
export const holdDraw = async (office: StartedOffice, change: Partial<SchemeDraft> = {}): Promise<string> => {
  const serial = await freezeScheme(office, change);
  await finishDraw(office, serial);
  return serial;
};
