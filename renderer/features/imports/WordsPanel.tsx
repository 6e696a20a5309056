import { Select } from 'antd';
import type { ImportDecision, ImportReport } from '#shared/contract/imports.ts';
import { importsWords as words, wordText } from '#shared/i18n/zh-cn/imports.ts';
import './imports.css';

interface Props {
  readonly unknown: ImportReport['words'];
  readonly onDecide: (decision: ImportDecision) => void;
}

const mostShown = 6;

/** Words that no dictionary knows: what each means is chosen once for all its rows, and remembered. */
export const WordsPanel = ({ unknown, onDecide }: Props) =>
  unknown.length === 0 ? null : (
    <section className="words-panel" aria-label={words.wordsTitle}>
      <b>{words.wordsTitle}</b>
      {unknown.slice(0, mostShown).map(({ field, column, word, count, choices }) => (
        <label key={`${field} ${word}`}>
          {wordText(column, word, count)}
          <Select
            aria-label={wordText(column, word, count)}
            placeholder={words.wordsChoose}
            style={{ width: 180 }}
            showSearch={{ optionFilterProp: 'label' }}
            options={choices.map(({ value, label }) => ({ value, label }))}
            onChange={(value: string) => {
              onDecide({ type: 'word', field, word, value });
            }}
          />
        </label>
      ))}
    </section>
  );
