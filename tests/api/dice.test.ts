import { afterEach, describe, expect, test } from 'vitest';
import { addColleague, colleague, commitBoth, dice, freezeScheme, rollDice, witnesses } from '../support/ceremony.ts';
import { bureau, preparedCounty } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedCounty();
afterEach(endOffices);

const stateOf = async (office: StartedOffice, serial: string) => valueOf(await office.api['draws.get']({ serial })).state;
const readFirst = (office: StartedOffice, serial: string, digits: string, kind: 'tenSided' | 'sixSided' = 'tenSided') =>
  office.api['draws.readFirst']({ serial, kind, digits });
const readSecond = (office: StartedOffice, serial: string, digits: string) =>
  office.api['draws.readSecond']({ serial, digits, reader: colleague, witnesses: [...witnesses] });

describe('the dice', () => {
  const atDice = async (): Promise<readonly [StartedOffice, string]> => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    await commitBoth(office, serial);
    return [office, serial];
  };

  test.each([
    ['3141592653589793238', { code: 'draw.diceTooFew', params: { given: 19, needed: 20 } }],
    ['3141592653589793238X', { code: 'draw.diceInvalid', params: { position: 20 } }],
    ['', { code: 'draw.diceTooFew', params: { given: 0, needed: 20 } }],
  ])('%j are refused', async (digits, error) => {
    const [office, serial] = await atDice();
    expect(await readFirst(office, serial, digits)).toEqual({ ok: false, error });
    expect(await stateOf(office, serial)).toBe('committed');
    await rollDice(office, serial);
  });

  test('with six sides need twenty-six rolls of 1 to 6', async () => {
    const [office, serial] = await atDice();
    const six = '12345612345612345612345612';
    expect(await readFirst(office, serial, six.slice(1), 'sixSided')).toMatchObject({
      error: { code: 'draw.diceTooFew', params: { given: 25, needed: 26 } },
    });
    expect(await readFirst(office, serial, `7${six}`, 'sixSided')).toMatchObject({
      error: { code: 'draw.diceInvalid', params: { position: 1 } },
    });
    valueOf(await readFirst(office, serial, six, 'sixSided'));
    await addColleague(office);
    expect(valueOf(await readSecond(office, serial, six))).toEqual({ at: 'agreed' });
    expect(valueOf(await office.api['draws.get']({ serial }))).toMatchObject({ dice: six, read: { kind: 'sixSided' } });
  });

  test('are hidden from everyone between the two readings', async () => {
    const [office, serial] = await atDice();
    valueOf(await readFirst(office, serial, dice));
    const detail = valueOf(await office.api['draws.get']({ serial }));
    expect(detail.reading).toEqual({ by: '测试', at: '2026-03-02T09:00:00+08:00', kind: 'tenSided', digits: 20 });
    for (const answer of [detail, valueOf(await office.api['audit.window']({ offset: 0, limit: 200 }))])
      expect(JSON.stringify(answer)).not.toContain(dice);
    expect(await readFirst(office, serial, dice)).toEqual({ ok: false, error: { code: 'draw.readAlready', params: { by: '测试' } } });
  });

  test.each([
    ['31415926535897932385', [20]],
    ['3141592653589793238', [20]],
    ['41415926535897932394', [1, 19]],
    ['314159265358979323841', [21]],
    ['', Array.from({ length: 20 }, (_, index) => index + 1)],
  ])('that the second person read as %j show only where they differ', async (second, positions) => {
    const [office, serial] = await atDice();
    await addColleague(office);
    valueOf(await readFirst(office, serial, dice));
    expect(valueOf(await readSecond(office, serial, second))).toEqual({ at: 'differs', positions, digits: 20 });
    const detail = valueOf(await office.api['draws.get']({ serial }));
    expect(detail).toMatchObject({ state: 'committed', dice: null, read: null, reading: { digits: 20 } });
    expect(detail.readingLog).toEqual([{ what: 'differed', positions, by: colleague.name, at: '2026-03-02T09:00:00+08:00' }]);
    expect(valueOf(await readSecond(office, serial, dice))).toEqual({ at: 'agreed' });
  });

  test('are never read twice by the same person, signed in or proving it within the step', async () => {
    const office = prepared.start({ signIn: true });
    await office.api['session.signIn']({ name: bureau.adminName, password: bureau.password });
    const serial = await freezeScheme(office);
    await commitBoth(office, serial);
    valueOf(await readFirst(office, serial, dice));
    const same = { ok: false, error: { code: 'draw.sameReader', params: { name: bureau.adminName } } };
    const again = { serial, digits: dice, witnesses: [...witnesses] };
    expect(await office.api['draws.readSecond']({ ...again, reader: null })).toEqual(same);
    const herself = { name: bureau.adminName, password: bureau.password };
    expect(await office.api['draws.readSecond']({ ...again, reader: herself })).toEqual(same);
    await addColleague(office, ['clerk']);
    expect(valueOf(await office.api['draws.readSecond']({ ...again, reader: { ...colleague, password: 'wrong' } }))).toEqual({
      at: 'refused',
      triesLeft: 4,
    });
    expect(await office.api['draws.readSecond']({ ...again, reader: colleague, witnesses: [] })).toMatchObject({
      error: { code: 'draw.witnessMissing' },
    });
    expect(await stateOf(office, serial)).toBe('committed');
    valueOf(await office.api['session.signIn'](colleague));
    expect(valueOf(await office.api['draws.readSecond']({ ...again, reader: null }))).toEqual({ at: 'agreed' });
    expect(valueOf(await office.api['draws.get']({ serial })).read).toEqual({
      kind: 'tenSided',
      firstBy: bureau.adminName,
      secondBy: colleague.name,
      at: '2026-03-02T09:00:00+08:00',
      witnesses,
    });
  });

  test('lock the account of whoever guesses the second person’s password', async () => {
    const [office, serial] = await atDice();
    await addColleague(office);
    valueOf(await readFirst(office, serial, dice));
    const guess = () =>
      office.api['draws.readSecond']({ serial, digits: dice, reader: { ...colleague, password: 'guess' }, witnesses: [...witnesses] });
    for (let left = 4; left >= 0; left -= 1) expect(valueOf(await guess())).toEqual({ at: 'refused', triesLeft: left });
    expect(valueOf(await readSecond(office, serial, dice))).toEqual({ at: 'lockedOut', minutesLeft: 15 });
    expect(await stateOf(office, serial)).toBe('committed');
  });

  test('may be read anew by both, and what happened stays', async () => {
    const [office, serial] = await atDice();
    expect(await office.api['draws.dropReading']({ serial })).toMatchObject({ error: { code: 'draw.notRead' } });
    valueOf(await readFirst(office, serial, '99999999999999999999'));
    valueOf(await office.api['draws.dropReading']({ serial }));
    await rollDice(office, serial);
    expect(valueOf(await office.api['draws.get']({ serial }))).toMatchObject({ dice, readingLog: [{ what: 'dropped', by: '测试' }] });
  });
});
