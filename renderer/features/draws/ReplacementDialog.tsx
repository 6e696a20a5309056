import { Button } from 'antd';
import { useState } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { DayField } from '#renderer/ui/DayField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { dayText } from '#shared/i18n/zh-cn/numbers.ts';
import { replacementWords as words } from '#shared/i18n/zh-cn/replacements.ts';
import { AddVacancy } from './AddVacancy.tsx';
import { areVacanciesGiven, type TypedVacancy } from './vacancies.ts';
import { VacancyRows } from './VacancyRows.tsx';
import './changes.css';

interface Props {
  readonly serial: string;
  readonly navigate: Navigate;
  readonly onClose: () => void;
}

/** The vacancies of an event, each with reason and evidence, are frozen; the ceremony of the event that fills them follows (DRAW-SPEC 8). */
export const ReplacementDialog = ({ serial, navigate, onClose }: Props) => {
  const [vacancies, setVacancies] = useState<readonly TypedVacancy[]>([]);
  const [days, setDays] = useState({ startsOn: '', endsOn: '' });
  const freeze = useCommand('replacements.freeze');
  const { phase } = freeze;
  const ready = areVacanciesGiven(vacancies) && days.startsOn !== '' && days.endsOn !== '';
  const submit = async (): Promise<void> => {
    const given = vacancies.map(({ code, reason, evidence }) => ({ code, reason, evidence: evidence.trim() }));
    const answer = await freeze.run({ serial, ...days, vacancies: given });
    if (answer.ok) navigate({ page: 'draw', serial: answer.value.serial });
  };
  const day = (field: 'startsOn' | 'endsOn') => (
    <DayField
      label={words[field]}
      value={days[field]}
      hint={words.dayHint}
      badText={words.dayBad}
      dayText={dayText}
      labelClass="draw-label"
      mistakeClass="draw-mistake"
      onChange={(value) => {
        setDays((now) => ({ ...now, [field]: value }));
      }}
    />
  );
  return (
    <Dialog
      open
      width={880}
      title={words.title}
      confirmLabel={words.confirm}
      cancelLabel={words.back}
      blocked={!ready}
      busy={phase.at === 'running'}
      onConfirm={() => void submit()}
      onCancel={onClose}
    >
      <div className="change-fields vacancy-fields">
        <p>{words.lead}</p>
        <AddVacancy
          serial={serial}
          chosen={vacancies}
          onAdd={(added) => {
            setVacancies((now) => [...now, ...added]);
          }}
        />
        <VacancyRows vacancies={vacancies} onChange={setVacancies} />
        {vacancies.length > 1 ? (
          <div>
            <Button
              disabled={vacancies[0]?.evidence.trim() === ''}
              onClick={() => {
                setVacancies((now) => now.map((vacancy) => ({ ...vacancy, evidence: now[0]?.evidence ?? '' })));
              }}
            >
              {words.evidenceSame}
            </Button>
          </div>
        ) : null}
        <div className="person-fields">
          {day('startsOn')}
          {day('endsOn')}
        </div>
        {ready ? null : <p className="hint">{words.missing}</p>}
      </div>
      {phase.at === 'failed' ? <ErrorNotice text={errorSentence(phase.error)} /> : null}
    </Dialog>
  );
};
