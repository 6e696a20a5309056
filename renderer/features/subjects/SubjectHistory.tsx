import { useQuery } from '#renderer/api/use-query.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import type { Json } from '#shared/base/canonical-json.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { momentText } from '#shared/i18n/zh-cn/numbers.ts';
import { editWords as words, historySourceText, subjectFieldText, subjectValueText } from '#shared/i18n/zh-cn/subject-edits.ts';
import { batchText } from '#shared/i18n/zh-cn/subjects.ts';

/** Every change of one subject: when, who, by which import, old and new. */
export const SubjectHistory = ({ record }: { readonly record: string }) => {
  const history = useQuery('library.history', { kind: 'subjects', record });
  if (history.at === 'failed') return <ErrorNotice text={errorSentence(history.error)} />;
  if (history.at !== 'ready') return null;
  const { entries, origin } = history.value;
  return (
    <>
      {entries.length === 0 ? <p className="hint">{words.noHistory}</p> : null}
      <ul className="subject-log">
        {entries.map(({ number, at, by, source, fileName, fields }) => (
          <li key={number}>
            <b>{momentText(at)}</b> {by} {historySourceText(source, fileName)}
            {fields.map(({ field, before, after }) => (
              <Change key={field} field={field} before={before} after={after} />
            ))}
          </li>
        ))}
        {origin === null ? null : (
          <li>
            {words.firstImport} {batchText(origin.fileName, origin.at, origin.by)}
          </li>
        )}
      </ul>
    </>
  );
};

const Change = ({ field, before, after }: { readonly field: string; readonly before: Json; readonly after: Json }) => (
  <div>
    {subjectFieldText(field)}
    <del className="subject-old">{subjectValueText(field, before)}</del>
    <ins className="subject-new">{subjectValueText(field, after)}</ins>
  </div>
);
