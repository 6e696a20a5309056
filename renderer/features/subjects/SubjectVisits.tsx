import { Strip } from '#renderer/ui/Strip.tsx';
import type { SubjectDetail } from '#shared/contract/subjects.ts';
import { capReached } from '#shared/domain/visits/visit-cap.ts';
import { dayText } from '#shared/i18n/zh-cn/numbers.ts';
import { outcomeName } from '#shared/i18n/zh-cn/results.ts';
import { editWords } from '#shared/i18n/zh-cn/subject-edits.ts';
import { subjectsWords as words, yearVisitsText } from '#shared/i18n/zh-cn/subjects.ts';

/** The visits with a result, newest first, and how many there were this year. */
export const SubjectVisits = ({ subject }: { readonly subject: SubjectDetail }) => (
  <>
    <p>{yearVisitsText(subject.inspectedThisYear, subject.visitCap, subject.drawnThisYear)}</p>
    {capReached(subject.inspectedThisYear, subject.visitCap) ? <Strip mark="look">{words.capReached}</Strip> : null}
    {subject.visits.length === 0 ? (
      <p className="hint">{editWords.noVisits}</p>
    ) : (
      <ul className="subject-log">
        {subject.visits.map(({ serial, scheme, inspectedOn, outcomes }) => (
          <li key={serial}>
            <b>{dayText(inspectedOn)}</b> {scheme}
            <div className="hint">{outcomes.map(outcomeName).join(editWords.comma)}</div>
          </li>
        ))}
      </ul>
    )}
  </>
);
