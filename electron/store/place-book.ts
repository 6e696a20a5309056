import { createPlaceBook, type PlaceBook } from '#shared/domain/org/place-book.ts';
import type { ReadDb } from './db.ts';
import { listUnits } from './org-units.ts';
import { stateOf } from './state.ts';

const lastBooks = new WeakMap<ReadDb, { readonly state: string; readonly book: PlaceBook }>();

/** What the cells that name a place mean, made once for each state of the database. */
export const placeBookOf = (db: ReadDb): PlaceBook => {
  const state = stateOf(db);
  const last = lastBooks.get(db);
  if (last?.state === state) return last.book;
  const book = createPlaceBook(listUnits(db));
  lastBooks.set(db, { state, book });
  return book;
};
