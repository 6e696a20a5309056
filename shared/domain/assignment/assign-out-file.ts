import { compareUtf8 } from '#shared/base/bytes.ts';
import type { Assignment } from './assign.ts';

/**
 * The exact text of `assign-out.json`: keys ascending by bytes, `", "` and `": "` between members, one final line feed.
 * Written by hand because an object would put ids that look like small integers first.
 */
export const assignOutText = ({ certs, teams }: Pick<Assignment, 'certs' | 'teams'>): string => {
  const certificates = certs.map(({ set, need, cap }) => `{"cap": ${cap}, "need": ${need}, "set": ${listText(set)}}`);
  const visits = teams
    .toSorted((a, b) => compareUtf8(a.subject, b.subject))
    .map(({ subject, team }) => `${JSON.stringify(subject)}: ${listText(team)}`);
  return `{"certs": [${certificates.join(', ')}], "team": {${visits.join(', ')}}}\n`;
};

const listText = (ids: readonly string[]): string => `[${ids.map((id) => JSON.stringify(id)).join(', ')}]`;
