import { Button, Input } from 'antd';
import { useState } from 'react';
import { useQuery } from '#renderer/api/use-query.ts';
import { FactList } from '#renderer/ui/FactList.tsx';
import type { ImportDecision, ImportKind, ImportProblemRow } from '#shared/contract/imports.ts';
import { fieldText, importsWords as words, sideText } from '#shared/i18n/zh-cn/imports.ts';
import { count } from '#shared/i18n/zh-cn/numbers.ts';
import './imports.css';
import { canTakeSuggestion, ignoreDecision } from './pending-decisions.ts';
import { problemSentence } from './problem-columns.tsx';

interface Props {
  readonly kind: ImportKind;
  readonly stage: string;
  readonly problem: ImportProblemRow;
  readonly onDecide: (decision: ImportDecision) => void;
}

const { columns } = words;

const shown = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(shown).join('\u3001');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** One problem with everything that can be done about it. */
export const ProblemDetail = ({ kind, stage, problem, onDecide }: Props) => {
  const { row, field, column, found, suggestion, level, code } = problem;
  const [text, setText] = useState(canTakeSuggestion(problem) ? (suggestion[0] ?? found) : found);
  const clash = useQuery('imports.clash', code === 'E110' ? { stage, key: found } : null);
  const ignore = ignoreDecision(problem);
  return (
    <div className="problem-detail">
      <FactList
        blank=""
        facts={[
          { title: columns.row, fact: count(row) },
          { title: columns.column, fact: column === '' ? words.wholeRow : column },
          { title: columns.found, fact: <span className="problem-found">{found}</span> },
          { title: columns.todo, fact: problemSentence(problem) },
        ]}
      />
      {canTakeSuggestion(problem) && suggestion.length > 0 ? (
        <div className="problem-buttons">
          {suggestion.map((value) => (
            <Button
              key={value}
              onClick={() => {
                onDecide({ type: 'cell', row, field, value });
              }}
            >
              {`${words.accept} ${value}`}
            </Button>
          ))}
        </div>
      ) : null}
      {clash.at === 'ready' && clash.value.length > 0 ? (
        <table className="plain-table" aria-label={words.sides}>
          <thead>
            <tr>
              <th scope="col">{words.libraryColumn}</th>
              {clash.value.slice(0, 2).map((side) => (
                <th key={side.row} scope="col">
                  {sideText(side.row)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Object.entries(fieldText[kind])
              .filter(([name]) => clash.value.slice(0, 2).some(({ fields }) => shown(fields[name]) !== ''))
              .map(([name, title]) => (
                <tr key={name}>
                  <th scope="row">{title}</th>
                  {clash.value.slice(0, 2).map((side) => (
                    <td key={side.row}>{shown(side.fields[name])}</td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      ) : null}
      {field !== '' && level !== 'fixed' ? (
        <form
          className="problem-edit"
          onSubmit={(event) => {
            event.preventDefault();
            onDecide({ type: 'cell', row, field, value: text });
          }}
        >
          <label>
            {words.edit}
            <Input
              value={text}
              autoFocus
              onChange={({ target }) => {
                setText(target.value);
              }}
            />
          </label>
          <Button type="primary" htmlType="submit" disabled={text === found}>
            {words.editSave}
          </Button>
        </form>
      ) : null}
      {ignore ? (
        <div className="problem-buttons">
          <Button
            onClick={() => {
              onDecide(ignore);
            }}
          >
            {ignore.type === 'leaveRow' ? words.leaveRow : words.ignore}
          </Button>
        </div>
      ) : null}
    </div>
  );
};
