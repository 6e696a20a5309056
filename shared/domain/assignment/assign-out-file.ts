import { compareUtf8 } from '#shared/base/bytes.ts';
import type { Assignment } from './assign.ts';

/**
 * The exact text of `assign-out.json`: keys ascending by bytes, `", "` and `": "` between members, one final line feed.
 * Written by hand because an object would put ids that look like small integers first.
 */
export const assignOutText = ({ certs, teams, readyTeams }: Pick<Assignment, 'certs' | 'teams' | 'readyTeams'>): string => {
  const certificates = certs.map(({ set, need, cap }) => `{"cap": ${cap}, "need": ${need}, "set": ${listText(set)}}`);
  const visits = mapText(teams.map(({ subject, team }) => [subject, team]));
  const formed = readyTeams ? `, "teams": ${mapText([...readyTeams])}` : '';
  return `{"certs": [${certificates.join(', ')}], "team": ${visits}${formed}}\n`;
};

const mapText = (teams: readonly (readonly [string, readonly string[]])[]): string => {
  const members = teams.toSorted(([a], [b]) => compareUtf8(a, b)).map(([name, team]) => `${JSON.stringify(name)}: ${listText(team)}`);
  return `{${members.join(', ')}}`;
};

const listText = (ids: readonly string[]): string => `[${ids.map((id) => JSON.stringify(id)).join(', ')}]`;
