import { Button, Input, Select } from 'antd';
import { vacancyReasons, type VacancyReason } from '#shared/domain/draw/vacancies-file.ts';
import { replacementWords as words, vacancyFieldLabel, vacancyReasonText } from '#shared/i18n/zh-cn/replacements.ts';
import type { TypedVacancy } from './vacancies.ts';

interface Props {
  readonly vacancies: readonly TypedVacancy[];
  readonly onChange: (vacancies: readonly TypedVacancy[]) => void;
}

/** Each vacancy with why, and the paper that shows it. */
export const VacancyRows = ({ vacancies, onChange }: Props) => {
  const set = (code: string, change: Partial<TypedVacancy>): void => {
    onChange(vacancies.map((vacancy) => (vacancy.code === code ? { ...vacancy, ...change } : vacancy)));
  };
  if (vacancies.length === 0) return <p className="vacancy-none">{words.none}</p>;
  return (
    <ul className="vacancy-rows">
      {vacancies.map(({ code, name, reason, evidence }) => (
        <li key={code}>
          <span className="vacancy-name">
            {name}
            <small className="mono">{code}</small>
          </span>
          <Select<VacancyReason>
            aria-label={vacancyFieldLabel(name, words.reason)}
            value={reason}
            options={vacancyReasons.map((value) => ({ value, label: vacancyReasonText[value] }))}
            onChange={(value) => {
              set(code, { reason: value });
            }}
          />
          <Input
            aria-label={vacancyFieldLabel(name, words.evidence)}
            placeholder={words.evidenceHint}
            maxLength={200}
            autoComplete="off"
            value={evidence}
            onChange={(event) => {
              set(code, { evidence: event.target.value });
            }}
          />
          <Button
            aria-label={vacancyFieldLabel(name, words.remove)}
            onClick={() => {
              onChange(vacancies.filter((vacancy) => vacancy.code !== code));
            }}
          >
            {words.remove}
          </Button>
        </li>
      ))}
    </ul>
  );
};
