import { ok } from '#shared/base/result.ts';
import type { FoundGroup, SearchGroup, SearchHit } from '#shared/contract/search.ts';
import { createTextMatcher, type SearchedText } from '#shared/domain/search/text-matcher.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { listSearchedInspectors } from '#electron/store/inspectors.ts';
import { listItems } from '#electron/store/items.ts';
import { listSchemes } from '#electron/store/schemes.ts';
import { readingTable } from '#electron/store/search-index.ts';
import { bestSubjects } from '#electron/store/subjects.ts';
import { searchSubjects } from '#electron/store/search-subjects.ts';
import type { Handlers } from './context.ts';

const shown = 6;

type Candidate = SearchHit & { readonly searched: SearchedText };

const candidates: Readonly<Record<Exclude<SearchGroup, 'subjects'>, (db: ReadDb) => readonly Candidate[]>> = {
  inspectors: (db) =>
    listSearchedInspectors(db).map(({ id, staffNo, name, unit, phone, certificateNo }) => ({
      key: String(id),
      title: name,
      detail: unit,
      searched: { name, code: `${staffNo} ${certificateNo}`, phone },
    })),
  items: (db) =>
    listItems(db).map(({ code, name, category }) => ({ key: code, title: name, detail: category, searched: { name, code, phone: '' } })),
  schemes: (db) =>
    listSchemes(db).map(({ id, name, serial }) => ({
      key: id,
      title: name,
      detail: serial ?? '',
      searched: { name, code: serial ?? '', phone: '' },
    })),
};

export const searchHandlers: Handlers<'search.everywhere'> = {
  'search.everywhere': ({ db }, { text }) => {
    const found = searchSubjects(db, text);
    if (found === null) return ok([]);
    const fits = createTextMatcher(readingTable, text);
    const subjects: FoundGroup = { group: 'subjects', total: found.count, hits: bestSubjects(db, found, text, shown) };
    const others = (['inspectors', 'items', 'schemes'] as const).map((group): FoundGroup => {
      const fitting = candidates[group](db).filter(({ searched }) => fits(searched));
      return { group, total: fitting.length, hits: fitting.slice(0, shown).map(({ key, title, detail }) => ({ key, title, detail })) };
    });
    return ok([subjects, ...others].filter(({ total }) => total > 0));
  },
};
