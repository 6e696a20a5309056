import type { InspectorChoices } from '#shared/contract/inspectors.ts';
import type { DeclaredRecusal, Leave } from '#shared/domain/inspectors/drawability.ts';
import { inspectorDetailWords as words, inspectorStatusText, leaveText, recusalFact } from '#shared/i18n/zh-cn/inspectors.ts';

/** A field of the history as text for people; lists one a line. */
export const valueText = (field: string, value: unknown, lines: InspectorChoices['lines']): string => {
  switch (field) {
    case 'leaves':
      return (listOf(value) as readonly Leave[]).map(leaveText).join('\n');
    case 'recusals':
      return (listOf(value) as readonly DeclaredRecusal[])
        .map(({ subjectCode, reason, from, to }) => `${subjectCode} ${recusalFact(reason, from, to)}`)
        .join('\n');
    case 'lines':
      return (listOf(value) as readonly number[])
        .map((number) => lines.find((line) => line.number === number)?.name ?? String(number))
        .join(' ');
    case 'status':
      return inspectorStatusText[value === 'active' ? 'active' : 'inactive'];
    default:
      return plain(value);
  }
};

// The history holds what the import or the form wrote under these names.
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const plain = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
