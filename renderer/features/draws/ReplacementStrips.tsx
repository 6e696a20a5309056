import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { FrozenVacancy } from '#shared/contract/replacements.ts';
import { filledText, fillsText, replacementWords as words, vacancyReasonText } from '#shared/i18n/zh-cn/replacements.ts';
import './changes.css';

interface Props {
  readonly serial: string;
  readonly navigate: Navigate;
}

/** That this event fills vacancies of another one, or that others fill vacancies of this one. */
export const ReplacementStrips = ({ serial, navigate }: Props) => {
  const known = useQuery('replacements.list', { serial });
  const [looking, setLooking] = useState(false);
  if (known.at !== 'ready') return null;
  const { fills, events, byCeremony } = known.value;
  const standing = events.filter(({ state }) => state !== 'void');
  const last = standing.at(-1);
  return (
    <>
      {fills ? (
        <Strip
          mark="lock"
          action={
            <Button
              onClick={() => {
                setLooking(true);
              }}
            >
              {words.seeList}
            </Button>
          }
        >
          {fillsText(fills.serial, fills.vacancies.length)}
        </Strip>
      ) : null}
      {last ? (
        <Strip
          mark={last.state === 'drawn' ? 'done' : 'run'}
          action={
            <Button
              onClick={() => {
                navigate({ page: 'draw', serial: last.serial });
              }}
            >
              {words.seeEvent}
            </Button>
          }
        >
          {filledText(standing.length, byCeremony)}
        </Strip>
      ) : null}
      {fills && looking ? (
        <VacancyList
          vacancies={fills.vacancies}
          onClose={() => {
            setLooking(false);
          }}
        />
      ) : null}
    </>
  );
};

const VacancyList = ({ vacancies, onClose }: { readonly vacancies: readonly FrozenVacancy[]; readonly onClose: () => void }) => (
  <Modal
    open
    width={720}
    title={words.listTitle}
    onCancel={onClose}
    footer={
      <Button autoFocus onClick={onClose}>
        {words.listClose}
      </Button>
    }
  >
    <div className="vacancy-list" role="region" aria-label={words.listTitle} tabIndex={0}>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{words.subject}</th>
            <th>{words.reason}</th>
            <th>{words.evidence}</th>
          </tr>
        </thead>
        <tbody>
          {vacancies.map(({ subject, name, reason, evidence }) => (
            <tr key={subject}>
              <td>
                {name} <span className="mono">{subject}</span>
              </td>
              <td>{vacancyReasonText[reason]}</td>
              <td>{evidence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </Modal>
);
