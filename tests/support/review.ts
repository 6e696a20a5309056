import type { ResultDraft } from '#shared/contract/results.ts';
import { addColleague, colleague } from './ceremony.ts';
import type { StartedOffice } from './start-office.ts';
import { valueOf } from './value-of.ts';

/** Does something as the second person of the office, and gives the session back. */
export const asColleague = async <T>(office: StartedOffice, work: () => Promise<T>): Promise<T> => {
  await addColleague(office);
  const { at } = valueOf(await office.api['session.signIn'](colleague));
  if (at !== 'signedIn') throw new Error(`the colleague's sign-in came to ${at}`);
  try {
    return await work();
  } finally {
    valueOf(await office.api['session.signOut']({}));
  }
};

export const aResult = async (
  office: StartedOffice,
  serial: string,
  code: string,
  change: Partial<ResultDraft> = {},
): Promise<ResultDraft> => {
  const { items } = valueOf(await office.api['results.visit']({ serial, code }));
  return {
    outcomes: ['NO_ISSUE'],
    items: items.map(({ id }) => ({ itemId: id, check: 'checked', problem: false, text: '' })),
    methods: ['onSite'],
    disposal: 'none',
    inspectedOn: '2026-03-02',
    visitCode: '',
    remark: '',
    ...change,
  };
};

export const enter = async (office: StartedOffice, serial: string, code: string, change: Partial<ResultDraft> = {}): Promise<void> => {
  valueOf(await office.api['results.save']({ serial, code, result: await aResult(office, serial, code, change) }));
};

/** A problem at the first item of a visit, as a part of its result. */
export const problemAt = async ({ api }: StartedOffice, serial: string, code: string) => {
  const { items } = valueOf(await api['results.visit']({ serial, code }));
  return {
    items: items.map(({ id }, index) => ({
      itemId: id,
      check: 'checked' as const,
      problem: index === 0,
      text: index === 0 ? '公示信息与实际不符' : '',
    })),
  };
};

/** What a reviewer who has just looked names. */
export const seen = async (office: StartedOffice, serial: string, code: string): Promise<{ code: string; version: number }> => ({
  code,
  version: valueOf(await office.api['results.visit']({ serial, code })).version,
});

export const approve = async (office: StartedOffice, serial: string, codes: readonly string[]) => {
  const visits = await Promise.all(codes.map((code) => seen(office, serial, code)));
  return asColleague(office, () => office.api['reviews.approve']({ serial, visits }));
};

export const giveBack = async (office: StartedOffice, serial: string, code: string, field = 'outcomes') => {
  const looked = await seen(office, serial, code);
  return asColleague(office, () => office.api['reviews.return']({ serial, ...looked, field, reason: '与现场照片不符' }));
};

export const publish = (office: StartedOffice, serial: string, codes: readonly string[], publishedOn = '2026-03-02') =>
  office.api['publication.mark']({ serial, codes: [...codes], publishedOn, reference: '公示系统第1批' });

export const codesOf = async (office: StartedOffice, serial: string): Promise<readonly string[]> =>
  valueOf(await office.api['results.queue']({ serial, todoOnly: false, offset: 0, limit: 200 })).rows.map(({ code }) => code);
