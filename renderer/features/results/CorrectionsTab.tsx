import { useQuery } from '#renderer/api/use-query.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { correctionTitle, publicationWords as words } from '#shared/i18n/zh-cn/publication.ts';
import { outcomeText } from '#shared/i18n/zh-cn/results.ts';

/** 更正: what was published and what holds instead, with reason and both people. */
export const CorrectionsTab = ({ serial }: { readonly serial: string }) => {
  const corrections = useQuery('publication.corrections', { serial });
  if (corrections.at === 'failed') return <ErrorNotice text={errorSentence(corrections.error)} />;
  if (corrections.at !== 'ready') return null;
  if (corrections.value.length === 0) return <EmptyState text={words.noCorrections} />;
  return (
    <div className="publication-scroll" tabIndex={0} role="group" aria-label={words.tabs.corrections}>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{words.sheet.name}</th>
            <th>{words.tabs.corrections}</th>
            <th>{words.before}</th>
            <th>{words.after}</th>
            <th>{words.correctionReason}</th>
            <th>{words.people}</th>
            <th>{words.state}</th>
          </tr>
        </thead>
        <tbody>
          {corrections.value.map((row) => (
            <tr key={`${row.code} ${row.number}`}>
              <td>{row.name}</td>
              <td>{correctionTitle(row.number)}</td>
              <td>{row.before.outcomes.map((outcome) => outcomeText[outcome]).join('、')}</td>
              <td>{row.after.outcomes.map((outcome) => outcomeText[outcome]).join('、')}</td>
              <td>{row.reason}</td>
              <td>{`${row.by} / ${row.approvedBy}`}</td>
              <td>
                {row.published ? (
                  <StatusMark mark="done">{row.published.on}</StatusMark>
                ) : (
                  <StatusMark mark="look">{words.waitsAgain}</StatusMark>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
