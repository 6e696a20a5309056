import { useCallback, useMemo, useState } from 'react';
import { useApi } from '#renderer/api/desk-context.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { RosterGrid, type RosterColumn } from '#renderer/ui/RosterGrid.tsx';
import type { AppError } from '#shared/contract/errors.ts';
import type { EffectKind, EffectRow, ImportKind, ImportReport } from '#shared/contract/imports.ts';
import { windowLimit } from '#shared/contract/subjects.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { changeText, fieldText, importsWords as words } from '#shared/i18n/zh-cn/imports.ts';
import { subjectKindText, subjectStatusText } from '#shared/i18n/zh-cn/subjects.ts';

interface Props {
  readonly report: ImportReport;
  readonly effect: EffectKind;
  readonly total: number;
}

const valueText = (value: unknown): string => {
  if (Array.isArray(value)) return value.length === 0 ? words.blank : value.map(valueText).join('\u3001');
  if (typeof value === 'object' && value !== null) return Object.values(value).map(valueText).join(' ');
  if (typeof value === 'boolean') return value ? '\u2713' : words.blank;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  if (text === '') return words.blank;
  return wordOf(subjectStatusText, text) ?? wordOf(subjectKindText, text) ?? text;
};

const wordOf = (texts: Readonly<Record<string, string>>, value: string): string | undefined =>
  Object.hasOwn(texts, value) ? texts[value] : undefined;

const columnsFor = (kind: ImportKind, effect: EffectKind): readonly RosterColumn<EffectRow>[] => [
  { key: 'key', title: words.effectColumns.key, width: 190, cell: ({ key }) => <span className="mono">{key}</span> },
  {
    key: 'name',
    title: words.effectColumns.name,
    ...(effect === 'updated' ? { width: 280 } : {}),
    cell: ({ name }) => <span title={name}>{name}</span>,
  },
  ...(effect === 'updated'
    ? [
        {
          key: 'changes',
          title: words.effectColumns.changes,
          cell: ({ changes }: EffectRow) => {
            const text = changes
              .map(({ field, before, after }) => changeText(fieldText[kind][field] ?? field, valueText(before), valueText(after)))
              .join('\uFF1B');
            return <span title={text}>{text}</span>;
          },
        },
      ]
    : []),
];

/** The records that one effect has, window by window; of updates every changed field with old and new. */
export const EffectGrid = ({ report: { kind, stage }, effect, total }: Props) => {
  const api = useApi();
  const [failure, setFailure] = useState<AppError | null>(null);
  const loadWindow = useCallback(
    async (offset: number): Promise<readonly EffectRow[] | null> => {
      const answer = await api['imports.effect']({ stage, effect, offset, limit: windowLimit });
      setFailure(answer.ok ? null : answer.error);
      return answer.ok ? answer.value.rows : null;
    },
    [api, stage, effect],
  );
  const columns = useMemo(() => columnsFor(kind, effect), [kind, effect]);
  if (failure) return <ErrorNotice text={errorSentence(failure)} />;
  return (
    <div className="effect-grid">
      <RosterGrid label={words.effects[effect]} columns={columns} total={total} loadWindow={loadWindow} />
    </div>
  );
};
