import type { SubjectFilter } from '#shared/contract/subjects.ts';
import type { SqlValue } from './db.ts';

/** Conditions as SQL text and the values for its placeholders, in order. */
export interface Conditions {
  readonly where: string;
  readonly values: readonly SqlValue[];
}

/** LIKE pattern for a part of a text; the escape character is the backslash. */
const containing = (text: string): string => `%${text.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;

/**
 * The conditions of a filter. Only conditions that are set appear, each a fixed clause, so that SQLite can choose an index and the number of
 * different statements stays below two to the sixth.
 */
export const subjectConditions = (filter: SubjectFilter): Conditions => {
  const clauses: string[] = [];
  const values: SqlValue[] = [];
  const within = (clause: string, list: readonly string[] | undefined): void => {
    if (!list || list.length === 0) return;
    clauses.push(clause);
    values.push(JSON.stringify(list));
  };
  within('status in (select value from json_each(?))', filter.statuses);
  within('risk in (select value from json_each(?))', filter.risks);
  within('kind in (select value from json_each(?))', filter.kinds);
  within('town in (select value from json_each(?))', filter.towns);
  within('id in (select subject_id from subject_tags where tag in (select value from json_each(?)))', filter.tags);
  const text = filter.text?.trim() ?? '';
  if (text !== '') {
    clauses.push(`(name like ? escape '\\' or code like ? escape '\\')`);
    values.push(containing(text), containing(text.normalize('NFKC').toUpperCase()));
  }
  return { where: clauses.length === 0 ? '' : `where ${clauses.join(' and ')}`, values };
};
