import { Button, Select } from 'antd';
import { useId, useState } from 'react';
import { useKeptQuery, useQuery } from '#renderer/api/use-query.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { candidateText, replacementWords as words, suggestedText } from '#shared/i18n/zh-cn/replacements.ts';
import { typedFrom, type TypedVacancy } from './vacancies.ts';

interface Props {
  readonly serial: string;
  readonly chosen: readonly TypedVacancy[];
  readonly onAdd: (vacancies: readonly TypedVacancy[]) => void;
}

/** Finds a drawn visit by name or code; those whose result says that nobody was met can be taken together. */
export const AddVacancy = ({ serial, chosen, onAdd }: Props) => {
  const [text, setText] = useState('');
  const { state, newest } = useKeptQuery('replacements.candidates', { serial, text });
  const all = useQuery('replacements.candidates', { serial, text: '' });
  const id = useId();
  const isNew = ({ code }: { readonly code: string }): boolean => !chosen.some((vacancy) => vacancy.code === code);
  const found = (newest?.value ?? []).filter(isNew);
  const suggested = (all.at === 'ready' ? all.value : []).filter((candidate) => candidate.reason !== null && isNew(candidate));
  return (
    <>
      <div className="vacancy-add">
        <div>
          <label className="draw-label" htmlFor={`${id}-add`}>
            {words.add}
          </label>
          <Select<string | null>
            id={`${id}-add`}
            value={null}
            placeholder={words.addHint}
            showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
            notFoundContent={words.nothingFound}
            options={found.map(({ code, name, reason }) => ({ value: code, label: candidateText(name, code, reason) }))}
            onSelect={(code) => {
              const candidate = found.find((one) => one.code === code);
              if (candidate) onAdd([typedFrom(candidate)]);
              setText('');
            }}
          />
        </div>
        {suggested.length > 0 ? (
          <Button
            onClick={() => {
              onAdd(suggested.map(typedFrom));
            }}
          >
            {suggestedText(suggested.length)}
          </Button>
        ) : null}
      </div>
      {state.at === 'failed' ? <ErrorNotice text={errorSentence(state.error)} /> : null}
    </>
  );
};
