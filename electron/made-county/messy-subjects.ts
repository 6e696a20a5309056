import messWords from '#resources/made-county/mess.json' with { type: 'json' };
import type { CellValue, SheetCell, SheetRow } from '#electron/tables/write-workbook.ts';
import { dayNumber, excelSerial, isoDate } from './made-days.ts';
import type { MessTally } from './mess-counts.ts';
import { startCodeMess } from './messy-code.ts';
import { randomAt, seedFrom, type Random } from './random.ts';

/** Where the columns stand that are spoilt; the order is that of `headers.json`. */
const at = { code: 0, name: 1, phone: 4, founded: 10, status: 11, capital: 13, risk: 15, ratedOn: 16, lastInspected: 19 } as const;

/**
 * Turns tidy rows into those of a real export, one by one, and tells the tally of everything it broke. Copies of rows
 * (duplicated codes) come last, then nothing: title, header and totals are the sheet's affair.
 */
export function* messySubjectRows(
  rows: Iterable<readonly CellValue[]>,
  header: readonly string[],
  seed: string,
  tally: MessTally,
): Generator<readonly SheetCell[] | SheetRow> {
  const random = randomAt(seedFrom('fairdraw-made-county/1', seed, 'mess'), 0);
  const spoilCode = startCodeMess();
  const owed = startOwed();
  const copies: (readonly SheetCell[])[] = [];
  let written = 0;
  for (const row of rows) {
    const cells: SheetCell[] = [...row];
    const { cell, kind } = spoilCode(String(row[at.code]), random);
    cells[at.code] = cell;
    if (kind !== null) tally.add(kind);
    spoilOthers(cells, random, owed, tally);
    if (kind === null && copies.length < 5000) copies.push(...copyOf(row, random, owed, tally));
    const hidden = happens('hiddenRows', 0.002, random, owed, tally);
    yield hidden ? { cells, hidden } : cells;
    written += 1;
    if (written % 20_000 !== 150) continue;
    tally.add('repeatedHeaderRows'); // a page break of the printing clerk
    yield header;
  }
  yield* copies;
}

type Owed = Map<OwedKind, number>;
type OwedKind = 'duplicateSameName' | 'duplicateOtherName' | 'unknownStatus' | 'dateAmbiguous' | 'dateImpossible' | 'hiddenRows';

const startOwed = (): Owed =>
  new Map(
    (['duplicateSameName', 'duplicateOtherName', 'unknownStatus', 'dateAmbiguous', 'dateImpossible', 'hiddenRows'] as const).map((kind) => [
      kind,
      2,
    ]),
  );

/** True twice within the first hundred rows or so, and by its share afterwards. */
const happens = (kind: OwedKind, share: number, random: Random, owed: Owed, tally: MessTally): boolean => {
  const left = owed.get(kind) ?? 0;
  if (!random.chance(left > 0 ? 0.04 : share)) return false;
  owed.set(kind, Math.max(0, left - 1));
  tally.add(kind);
  return true;
};

const copyOf = (row: readonly CellValue[], random: Random, owed: Owed, tally: MessTally): readonly (readonly CellValue[])[] => {
  if (happens('duplicateSameName', 0.0005, random, owed, tally)) return [row.with(at.phone, null)];
  if (happens('duplicateOtherName', 0.0002, random, owed, tally))
    return [row.with(at.name, `${String(row[at.name])}${messWords.otherNameTail}`)];
  return [];
};

const spoilOthers = (cells: SheetCell[], random: Random, owed: Owed, tally: MessTally): void => {
  if (random.chance(0.01)) {
    tally.add('spacedName');
    cells[at.name] = `${textAt(cells, at.name)}\u3000`;
  }
  spoilPhone(cells, random, tally);
  spoilStatus(cells, random, owed, tally);
  const capital = cells[at.capital];
  if (typeof capital === 'number' && random.chance(0.03)) {
    tally.add('capitalWithUnit');
    cells[at.capital] = `${capital}${messWords.capitalUnit}`;
  }
  cells[at.founded] = foundedCell(textAt(cells, at.founded), random, owed, tally);
  cells[at.ratedOn] = dateNumberOrBlank(textAt(cells, at.ratedOn));
  cells[at.lastInspected] = textAt(cells, at.lastInspected).replaceAll('-', '.') || null;
};

const textAt = (cells: readonly SheetCell[], index: number): string => {
  const cell = cells[index];
  return typeof cell === 'string' ? cell : '';
};

const spoilPhone = (cells: SheetCell[], random: Random, tally: MessTally): void => {
  const phone = textAt(cells, at.phone);
  if (phone === '') return;
  if (/^[0-9]{11}$/.test(phone) && random.chance(0.3)) {
    tally.add('phoneAsNumber');
    cells[at.phone] = Number(phone);
  } else if (random.chance(0.02)) {
    tally.add('severalPhones');
    cells[at.phone] = `${phone}${random.pick(messWords.separators)}15400${String(random.below(1_000_000)).padStart(6, '0')}`;
  }
};

const spoilStatus = (cells: SheetCell[], random: Random, owed: Owed, tally: MessTally): void => {
  if (happens('unknownStatus', 0.0003, random, owed, tally)) {
    cells[at.status] = random.pick(messWords.unknownStatuses);
  } else if (textAt(cells, at.status) === messWords.open && random.chance(0.15)) {
    tally.add('statusSynonym');
    cells[at.status] = random.pick(messWords.statusSynonyms);
  }
  const risk = textAt(cells, at.risk);
  const synonyms: Readonly<Record<string, string>> = messWords.riskSynonyms;
  const synonym = synonyms[risk];
  if (synonym === undefined || !random.chance(0.1)) return;
  tally.add('riskSynonym');
  cells[at.risk] = synonym;
};

const dateFormat = 'yyyy/m/d';

const dateNumberOrBlank = (text: string): SheetCell => (text === '' ? null : { value: excelSerial(dayNumber(text)), format: dateFormat });

const foundedCell = (text: string, random: Random, owed: Owed, tally: MessTally): SheetCell => {
  const day = dayNumber(text);
  const [year, month, dayOfMonth] = [text.slice(0, 4), Number(text.slice(5, 7)), Number(text.slice(8))];
  if (happens('dateImpossible', 0, random, owed, tally)) return `${year}-02-30`;
  if (month <= 12 && dayOfMonth <= 12 && happens('dateAmbiguous', 0, random, owed, tally)) return `${month}/${dayOfMonth}/${year.slice(2)}`;
  const drawn = random.unit();
  const [yearMark, monthMark, dayMark] = messWords.dateUnits;
  if (drawn < 0.5) return spoilt('dateAsExcelDate', { value: excelSerial(day), format: dateFormat }, tally);
  if (drawn < 0.6) return spoilt('dateAsBareSerial', { value: excelSerial(day), format: 'General' }, tally);
  if (drawn < 0.7) return spoilt('dateWithDots', `${year}.${month}.${dayOfMonth}`, tally);
  if (drawn < 0.8)
    return spoilt('dateInCharacters', `${year}${String(yearMark)}${month}${String(monthMark)}${dayOfMonth}${String(dayMark)}`, tally);
  if (drawn < 0.87) return spoilt('dateWithoutSeparators', text.replaceAll('-', ''), tally);
  if (drawn < 0.92) return spoilt('dateWithSlashes', `${year}/${month}/${dayOfMonth}`, tally);
  return isoDate(day);
};

const spoilt = (kind: Parameters<MessTally['add']>[0], cell: SheetCell, tally: MessTally): SheetCell => {
  tally.add(kind);
  return cell;
};
