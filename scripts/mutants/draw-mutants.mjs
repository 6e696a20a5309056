// Each entry is one mistake that a draw or an assignment could have: in `file`, `from` becomes `to` (with `more` for further places and
// `end` for lines at the end). `tests` are those that must notice it. DRAW-SPEC 10 names the first ones.
const draw = 'shared/domain/draw/';
const assignment = 'shared/domain/assignment/';
const fairness = 'tests/unit/domain/draw/fairness.test.ts';
const parts = 'tests/unit/domain/draw/parts.test.ts';
const allocation = 'tests/unit/domain/draw/allocation.test.ts';
const ceremony = 'tests/unit/domain/draw/ceremony.test.ts';
const assign = 'tests/unit/domain/assignment/assign.test.ts';
const exchangeability = 'tests/unit/domain/assignment/exchangeability.test.ts';
const readyTeams = 'tests/unit/domain/assignment/ready-teams.test.ts';

const sorted = '(ticketedByStratum.get(stratum) ?? []).sort(byTicket)';
const streamOfDraw = ['import { ticketOf }', "import { createStream } from './stream.ts';\nimport { ticketOf }"];

/** A stratum shuffled by `body` instead of sorted by tickets; `word()` is an honest 32-bit word of the seed. */
const shuffled = (body) => ({
  file: `${draw}selection.ts`,
  from: sorted,
  to: 'shuffled(ticketedByStratum.get(stratum) ?? [], createStream(hash, prk, stratum))',
  more: [streamOfDraw],
  end: `const shuffled = (order: Ticketed[], stream: { below: (m: number) => number }): Ticketed[] => {
  const word = (): number => stream.below(2 ** 32);
  const swap = (a: number, b: number): void => { [order[a], order[b]] = [order[b] as Ticketed, order[a] as Ticketed]; };
  ${body}
  return order;
};
`,
  tests: [fairness],
});

export const drawMutants = [
  { name: 'sort(() => rnd - 0.5)', ...shuffled('order.sort(() => word() / 2 ** 32 - 0.5); void swap;') },
  { name: 'naive swap', ...shuffled('for (let at = 0; at < order.length; at += 1) swap(at, word() % order.length);') },
  { name: 'Sattolo', ...shuffled('for (let at = order.length - 1; at > 0; at -= 1) swap(at, word() % at);') },
  { name: '8-bit modulo', ...shuffled('for (let at = order.length - 1; at > 0; at -= 1) swap(at, (word() & 255) % (at + 1));') },
  {
    name: '8-bit tickets',
    file: `${draw}ceremony.ts`,
    from: "expandHex(hash, prk, 'ticket', id);",
    to: "expandHex(hash, prk, 'ticket', id).slice(0, 2).padEnd(64, '0');",
    tests: [fairness],
  },
  {
    name: 'seed read as a number',
    file: `${draw}ceremony.ts`,
    from: 'joined(ceremony.dice,',
    to: 'joined(String(Number(ceremony.dice)),',
    tests: [ceremony],
  },
  {
    name: 'seed read as a 32-bit integer',
    file: `${draw}ceremony.ts`,
    from: 'joined(ceremony.dice,',
    to: 'joined(String(Number(ceremony.dice) | 0),',
    tests: [ceremony],
  },
  {
    name: 'strata sorted by locale',
    file: `${draw}selection.ts`,
    from: 'compareUtf8(a.stratum, b.stratum)',
    to: "a.stratum.localeCompare(b.stratum, 'zh-CN')",
    tests: [parts],
  },
  {
    name: 'levelling ties by id',
    file: `${assignment}level-loads.ts`,
    from: 'else if (loadOf(board, rank) > loadOf(board, best)) best = rank;',
    to: "else if (loadOf(board, rank) > loadOf(board, best) || (loadOf(board, rank) === loadOf(board, best) && (board.ids[rank] ?? '') < (board.ids[best] ?? ''))) best = rank;",
    tests: [exchangeability],
  },
  {
    name: 'share rounded down',
    file: `${draw}allocation.ts`,
    from: 'return (product - rest) / million + (rest > 0 ? 1 : 0);',
    to: 'return (product - rest) / million;',
    tests: [allocation],
  },
  {
    name: 'share rounded up in floating point (8 of 100 at 7 %)',
    file: `${draw}allocation.ts`,
    from: 'return (product - rest) / million + (rest > 0 ? 1 : 0);',
    to: 'return rest < 0 ? 0 : Math.ceil((ratePpm / million) * size);',
    tests: [allocation],
  },
  {
    name: 'take-all does not count',
    file: `${draw}allocation.ts`,
    from: 'Math.max(takeAll, min,',
    to: 'Math.max(min,',
    more: [['{ size, takeAll, ratePpm, min }: Omit', '{ size, ratePpm, min }: Omit']],
    tests: [allocation],
  },
  {
    name: 'more than the stratum holds',
    file: `${draw}allocation.ts`,
    from: 'Math.min(size, Math.max(takeAll, min, shareRoundedUp(size, ratePpm)))',
    to: 'Math.max(takeAll, min, shareRoundedUp(size, ratePpm))',
    tests: [allocation],
  },
  {
    name: 'smallest remainders first',
    file: `${draw}allocation.ts`,
    from: 'a.rest > b.rest ? -1 : 1',
    to: 'a.rest > b.rest ? 1 : -1',
    tests: [allocation],
  },
  {
    name: 'equal remainders to the last stratum',
    file: `${draw}allocation.ts`,
    from: 'a.index - b.index',
    to: 'b.index - a.index',
    tests: [allocation],
  },
  {
    name: 'the excluded count in their stratum',
    file: `${draw}allocation.ts`,
    from: 'if (tier === 9) continue;',
    to: '',
    tests: [allocation],
  },
  {
    name: 'tiers ignored',
    file: `${draw}selection.ts`,
    from: 'tier * 2 ** 48',
    to: 'tier * 0',
    tests: [parts],
  },
  { name: 'rank off by one', file: `${draw}selection.ts`, from: 'rank: index + 1', to: 'rank: index', tests: [parts] },
  { name: 'one too many drawn', file: `${draw}selection.ts`, from: 'drawn: index < drawn', to: 'drawn: index <= drawn', tests: [parts] },
  { name: 'the excluded are drawn', file: `${draw}selection.ts`, from: 'if (tier !== 9) {', to: 'if (tier < 99) {', tests: [parts] },
  {
    name: 'equal tickets by row order',
    file: `${draw}selection.ts`,
    from: 'return compareUtf8(a.id, b.id);',
    to: 'return 0;',
    tests: [parts],
  },
  {
    name: 'ticket by place in the list',
    file: `${draw}selection.ts`,
    from: 'ticketOf(hash, prk, id)',
    to: 'ticketOf(hash, prk, String(done))',
    tests: [parts],
  },
  { name: 'biased below(m)', file: `${draw}stream.ts`, from: 'if (word < limit)', to: 'if (word < limit + words)', tests: [parts] },
  {
    name: 'below(m) throws one good word away',
    file: `${draw}stream.ts`,
    from: 'if (word < limit)',
    to: 'if (word < limit - 1)',
    tests: [parts],
  },
  {
    name: 'below(1) costs a word',
    file: `${draw}stream.ts`,
    from: 'if (m <= 1) return 0;',
    to: 'if (m <= 1) return nextWord() * 0;',
    tests: [parts],
  },
  {
    name: 'little-endian words',
    file: `${draw}stream.ts`,
    from: 'return a * 0x1000000 + (b << 16) + (c << 8) + d;',
    to: 'return d * 0x1000000 + (c << 16) + (b << 8) + a;',
    tests: [parts],
  },
  { name: 'stream starts at block 1', file: `${draw}stream.ts`, from: 'let blocks = 0;', to: 'let blocks = 1;', tests: [parts] },
  {
    name: 'commitment of B left out of the seed',
    file: `${draw}ceremony.ts`,
    from: 'ceremony.commitA, ceremony.commitB)',
    to: 'ceremony.commitA)',
    tests: [ceremony],
  },
  {
    name: 'dice left out of the seed',
    file: `${draw}ceremony.ts`,
    from: 'joined(ceremony.dice,',
    to: 'joined(',
    tests: [ceremony],
  },
  {
    name: 'both parties alike',
    file: `${draw}ceremony.ts`,
    from: "'fairdraw/1/commit', party,",
    to: "'fairdraw/1/commit', 'A',",
    more: [['party: Party,', '_party: Party,']],
    tests: [ceremony],
  },
  {
    name: 'the first in rank instead of the least loaded',
    file: `${assignment}form-teams.ts`,
    from: 'if (load > leastLoad) continue;',
    to: 'if (found > 0) continue;',
    tests: [assign, readyTeams],
  },
  {
    name: 'no levelling',
    file: `${assignment}assign.ts`,
    from: 'const certs = levelLoads(board);',
    to: 'const certs = levelLoads({ ...board, ids: [] });',
    tests: [assign],
  },
  {
    name: 'levelling stops one short',
    file: `${assignment}level-loads.ts`,
    from: 'loadOf(board, rank) + 2 <= loadOf(board, source)',
    to: 'loadOf(board, rank) + 3 <= loadOf(board, source)',
    tests: [assign],
  },
  {
    name: 'certificate without its first person',
    file: `${assignment}level-loads.ts`,
    from: 'certificates.push(certificateOf(board, search.order))',
    to: 'certificates.push(certificateOf(board, search.order.slice(1)))',
    tests: [assign],
  },
  {
    name: 'places matched greedily',
    file: `${assignment}slot-match.ts`,
    from: 'if (holder < 0 || place(holder)) {',
    to: 'if (holder < 0) {',
    tests: [assign],
  },
  {
    name: 'recusals ignored',
    file: `${assignment}assign-in.ts`,
    from: 'return recused ? indexes.filter(',
    to: 'return recused && recused.size > 99 ? indexes.filter(',
    tests: [assign],
  },
  {
    name: 'areas ignored',
    file: `${assignment}assign-in.ts`,
    from: "(area === '*' || row.area === '*' || row.area === area ? [index] : [])",
    to: '(row.area === area || index >= 0 ? [index] : [])',
    tests: [assign],
  },
  {
    name: 'the barred come again',
    file: `${assignment}assign-again.ts`,
    from: 'if (membersOf(rank).some((member) => barred.has(member))) bar(visit, rank);',
    to: 'if (membersOf(rank).some((member) => barred.has(`${member} `))) bar(visit, rank);',
    tests: [readyTeams],
  },
  {
    name: 'one person in two teams',
    file: `${assignment}ready-teams.ts`,
    from: 'free = free.filter((other) => other !== member);',
    to: 'free = free.filter((other) => other !== member || members.length > 1);',
    tests: [readyTeams],
  },
];
