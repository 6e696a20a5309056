import { Input, Segmented } from 'antd';
import { useId } from 'react';
import { itemChecks, type VisitDetail } from '#shared/contract/results.ts';
import { itemCheckText, itemFieldLabel, resultsWords as words } from '#shared/i18n/zh-cn/results.ts';
import type { ItemAnswer } from './result-form.ts';

interface Props {
  readonly items: VisitDetail['items'];
  readonly answers: readonly ItemAnswer[];
  readonly mistake: { readonly itemId: string; readonly text: string } | null;
  readonly onAnswer: (answer: ItemAnswer) => void;
}

/** One answer for each item of the visit (R42). */
export const ItemRows = ({ items, answers, mistake, onAnswer }: Props) => (
  <ul className="item-rows">
    {items.map((item) => {
      const answer = answers.find(({ itemId }) => itemId === item.id);
      return answer ? (
        <ItemRow
          key={item.id}
          name={item.name}
          content={item.content}
          answer={answer}
          mistake={mistake?.itemId === item.id ? mistake.text : undefined}
          onAnswer={onAnswer}
        />
      ) : null;
    })}
  </ul>
);

interface RowProps {
  readonly name: string;
  readonly content: string;
  readonly answer: ItemAnswer;
  readonly mistake: string | undefined;
  readonly onAnswer: (answer: ItemAnswer) => void;
}

const problems = [
  { value: 'no', label: words.noProblem },
  { value: 'yes', label: words.problem },
] as const;

const ItemRow = ({ name, content, answer, mistake, onAnswer }: RowProps) => {
  const id = useId();
  return (
    <li className="item-row" data-field={`item:${answer.itemId}`}>
      <span className="item-name" title={content}>
        {name}
      </span>
      <div className="item-choices">
        <Segmented<ItemAnswer['check']>
          aria-label={itemFieldLabel(name, words.itemCheck)}
          value={answer.check}
          options={itemChecks.map((value) => ({ value, label: itemCheckText[value] }))}
          onChange={(check) => {
            onAnswer({ ...answer, check });
          }}
        />
        <Segmented<'yes' | 'no'>
          aria-label={itemFieldLabel(name, words.itemProblem)}
          value={answer.problem ? 'yes' : 'no'}
          disabled={answer.check !== 'checked'}
          options={[...problems]}
          onChange={(problem) => {
            onAnswer({ ...answer, problem: problem === 'yes' });
          }}
        />
      </div>
      {answer.problem ? (
        <Input.TextArea
          aria-label={itemFieldLabel(name, words.problemText)}
          aria-invalid={mistake !== undefined}
          aria-describedby={mistake === undefined ? undefined : id}
          placeholder={words.problemText}
          status={mistake === undefined ? '' : 'error'}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={2000}
          value={answer.text}
          onChange={(event) => {
            onAnswer({ ...answer, text: event.target.value });
          }}
        />
      ) : null}
      {mistake === undefined ? null : (
        <p id={id} className="field-mistake">
          {mistake}
        </p>
      )}
    </li>
  );
};
