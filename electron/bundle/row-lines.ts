import type { RecordRow, RowRules } from '#shared/domain/bundle/record-row.ts';
import { isJsonObject, parseCanonical } from './jcs.ts';
import { PayloadBreach } from './payload-breach.ts';
import { maxLineSize } from './payload-names.ts';

const lineFeed = 0x0a;

/**
 * Rule 7 of BUNDLE-SPEC 5.4: each line is one canonical object and LF, has the fields and types of its table, and the
 * ids ascend, each once. Gives the rows of every chunk as one batch; throws PayloadBreach with the line number.
 */
export async function* rowBatches(
  chunks: AsyncIterable<Uint8Array>,
  entry: string,
  table: string,
  rules: RowRules,
): AsyncGenerator<readonly RecordRow[]> {
  let pending: Uint8Array = new Uint8Array(0);
  let line = 0;
  let lastId = '';
  for await (const chunk of chunks) {
    const bytes = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    const rows: RecordRow[] = [];
    let start = 0;
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      line += 1;
      const row = parseRow(bytes.subarray(start, end), { entry, table, line, lastId }, rules);
      rows.push(row.value);
      lastId = row.id;
      start = end + 1;
    }
    pending = bytes.subarray(start);
    if (pending.length > maxLineSize) throw new PayloadBreach('line', entry, 'too-long', line + 1);
    if (rows.length > 0) yield rows;
  }
  if (pending.length > 0) throw new PayloadBreach('line', entry, 'no-line-feed', line + 1);
}

interface Place {
  readonly entry: string;
  readonly table: string;
  readonly line: number;
  readonly lastId: string;
}

const parseRow = (bytes: Uint8Array, place: Place, rules: RowRules): { readonly id: string; readonly value: RecordRow } => {
  const { entry, table, line, lastId } = place;
  const json = parseCanonical(bytes, maxLineSize);
  if (!json.ok) throw new PayloadBreach('line', entry, json.error, line);
  if (!isJsonObject(json.value)) throw new PayloadBreach('line', entry, 'no-object', line);
  const fault = rules.fault(table, json.value);
  if (fault !== null) throw new PayloadBreach('row', entry, fault, line);
  const id = json.value['id'];
  if (typeof id !== 'string') throw new PayloadBreach('row', entry, 'id', line);
  if (id <= lastId) throw new PayloadBreach('line-order', entry, 'id', line);
  return { id, value: json.value };
};
