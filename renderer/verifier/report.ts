import type { DrawDifference } from '#shared/domain/draw/difference.ts';
import type { AssignmentSummary, ItemSummary, RecordSummary } from '#shared/domain/draw/verify-record.ts';
import { drawDifferenceText } from '#shared/i18n/zh-cn/draw-check.ts';
import { chanceOf } from './chance.ts';
import { householdsText, itemTitle, teamText, verifierWords as words } from '#shared/i18n/zh-cn/verifier.ts';
import { element, factList, section } from './elements.ts';

const none = '0'.repeat(64);

export const verdict = (mark: 'same' | 'different', text: string, more = ''): HTMLElement => {
  const made = element('div', `verdict ${mark}`, element('b', '', words[mark]), element('p', '', text));
  made.setAttribute('role', mark === 'same' ? 'status' : 'alert');
  made.tabIndex = -1;
  if (more !== '') made.appendChild(element('p', '', more));
  return made;
};

export const differenceReport = (difference: DrawDifference): HTMLElement =>
  verdict('different', drawDifferenceText(difference), words.differentText);

export const consistentReport = (summary: RecordSummary): HTMLElement => {
  const { assignment, unchecked } = summary;
  return element(
    'div',
    '',
    verdict('same', words.sameText, summary.drill ? words.drill : ''),
    section(
      words.facts,
      factList([
        [words.serial, summary.serial, 'code'],
        [words.visits, householdsText(summary.visits)],
        [words.seed, summary.prk, 'code'],
        [words.record, summary.recorded ? summary.recordSha256 : words.recordMissing, 'code'],
        [words.previous, summary.prev === none ? words.previousNone : summary.prev, 'code'],
        [words.list, summary.listed ? words.listSame : words.listMissing],
        [words.team, assignment ? teamText(assignment) : words.teamMissing],
        ...(unchecked.length === 0 ? [] : [[words.unchecked, unchecked.join('\u3001')] as const]),
      ]),
    ),
    section(words.strata, ...summary.items.map(strataTable)),
  );
};

/** The teams alone; nothing is said about the draw. */
export const assignmentReport = (summary: AssignmentSummary): HTMLElement => verdict('same', words.teamsSame, teamText(summary));

const strataTable = ({ item, excluded, strata, resultSha256 }: ItemSummary): HTMLElement => {
  const head = [words.stratum, words.size, words.drawn, words.chance].map((text) => {
    const cell = element('th', '', text);
    cell.setAttribute('scope', 'col');
    return cell;
  });
  const rows = strata.map(({ stratum, size, drawn }) =>
    element(
      'tr',
      '',
      ...[stratum, householdsText(size), householdsText(drawn), chanceOf(drawn, size)].map((text) => element('td', '', text)),
    ),
  );
  const table = element('table', '', element('thead', '', element('tr', '', ...head)), element('tbody', '', ...rows));
  const title = itemTitle(item);
  if (title !== '') table.insertBefore(element('caption', '', title), table.firstChild);
  const more = excluded === 0 ? '' : element('p', 'hint', `${words.excluded} ${householdsText(excluded)}`);
  return element('div', '', table, more, factList([[words.result, resultSha256, 'code']]));
};
