import { createHash, createHmac } from 'node:crypto';

/**
 * DRAW-SPEC 3-5 written down a second time with nothing but Node's HMAC and SHA-256, from the published files alone. Nothing here may come
 * from shared/domain: a mistake must not be able to agree with itself.
 */
export interface RecomputedDraw {
  readonly prk: string;
  readonly result: string;
  readonly commitA: string;
  readonly commitB: string;
}

type Files = ReadonlyMap<string, Uint8Array>;

const rowsOf = (files: Files, name: string): readonly (readonly string[])[] =>
  Buffer.from(files.get(name) ?? [])
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));

const lines = (...parts: readonly string[]): string => parts.map((part) => `${part}\n`).join('');
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

interface Stratum {
  readonly name: string;
  readonly size: number;
  readonly drawn: number;
}

const allocated = (frame: readonly (readonly string[])[], plan: readonly (readonly string[])[]): readonly Stratum[] => {
  const total = BigInt(plan.find(([key]) => key === '!total')?.[2] ?? '0');
  const strata = plan
    .filter(([key = '']) => !key.startsWith('!') && !key.startsWith('#'))
    .map(([name = '', rate = '0', min = '0']) => {
      const members = frame.filter(([, stratum, tier]) => stratum === name && tier !== '9');
      const size = BigInt(members.length);
      const takeAll = BigInt(members.filter(([, , tier]) => tier === '0').length);
      const byRate = (BigInt(rate) * size + 999_999n) / 1_000_000n;
      const wanted = [takeAll, BigInt(min), byRate].reduce((most, one) => (one > most ? one : most));
      return { name, size, drawn: wanted < size ? wanted : size };
    });
  const sum = strata.reduce((all, { drawn }) => all + drawn, 0n);
  const room = strata.reduce((all, { size, drawn }) => all + size - drawn, 0n);
  const lacking = total > sum ? (total - sum < room ? total - sum : room) : 0n;
  const shares = strata.map((stratum) => {
    const product = lacking * (stratum.size - stratum.drawn);
    return { ...stratum, extra: room === 0n ? 0n : product / room, remainder: room === 0n ? 0n : product % room };
  });
  const left = Number(lacking - shares.reduce((all, { extra }) => all + extra, 0n));
  const luckiest = shares
    .toSorted((a, b) => (a.remainder === b.remainder ? byBytes(a.name, b.name) : a.remainder > b.remainder ? -1 : 1))
    .slice(0, left)
    .map(({ name }) => name);
  return shares.map(({ name, size, drawn, extra }) => ({
    name,
    size: Number(size),
    drawn: Number(drawn + extra) + (luckiest.includes(name) ? 1 : 0),
  }));
};

/** Seed, commitments and the whole text of result.tsv of one single-item event. */
export const recomputedDraw = (files: Files): RecomputedDraw => {
  const ceremony = new Map(rowsOf(files, 'ceremony.tsv').map(([key = '', value = '']) => [key, value]));
  const of = (key: string): string => ceremony.get(key) ?? '';
  const frame = rowsOf(files, 'frame.tsv').slice(1);
  const context = [of('serial'), of('prev'), of('frame'), of('plan')] as const;
  const salt = createHash('sha256')
    .update(lines('fairdraw/1/context', ...context, of('commitA'), of('commitB')))
    .digest();
  const prk = createHmac('sha256', salt)
    .update(lines(of('dice'), of('revealA'), of('revealB'), of('public')))
    .digest();
  const ticketOf = (id: string): string =>
    createHmac('sha256', prk)
      .update(Buffer.concat([Buffer.from(`ticket\n${id}`), Buffer.of(1)]))
      .digest('hex');
  const strata = allocated(frame, rowsOf(files, 'plan.tsv')).toSorted((a, b) => byBytes(a.name, b.name));
  const rows = strata.flatMap(({ name, drawn }) =>
    frame
      .filter(([, stratum, tier]) => stratum === name && tier !== '9')
      .map(([id = '', , tier = '']) => ({ id, tier, ticket: ticketOf(id) }))
      .toSorted((a, b) => byBytes(a.tier, b.tier) || byBytes(a.ticket, b.ticket) || byBytes(a.id, b.id))
      .map(({ id, tier, ticket }, index) => [name, String(index + 1), index < drawn ? 'S' : 'R', id, tier, ticket].join('\t')),
  );
  return {
    prk: prk.toString('hex'),
    result: lines(`#fairdraw-result/1\tseed=${prk.toString('hex')}`, ...rows),
    commitA: sha256(lines('fairdraw/1/commit', 'A', ...context, of('revealA'))),
    commitB: sha256(lines('fairdraw/1/commit', 'B', ...context, of('revealB'))),
  };
};
