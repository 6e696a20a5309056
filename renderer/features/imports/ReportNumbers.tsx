import { MarkShape, type Mark } from '#renderer/ui/StatusMark.tsx';
import type { ImportReport } from '#shared/contract/imports.ts';
import { importsWords, rowsAmount, skippedText } from '#shared/i18n/zh-cn/imports.ts';
import './imports.css';

const { numbers: words } = importsWords;

interface Props {
  readonly rows: ImportReport['rows'];
}

const marks: Readonly<Record<keyof typeof words, Mark | null>> = {
  read: null,
  importable: null,
  fixed: 'done',
  look: 'look',
  mustFix: 'must',
};

/** The five numbers of UX 17; a mark stands only where there is something to look at. */
export const ReportNumbers = ({ rows }: Props) => (
  <dl className="report-numbers">
    {(Object.keys(words) as readonly (keyof typeof words)[]).map((name) => {
      const mark = rows[name] > 0 ? marks[name] : null;
      return (
        <div key={name}>
          <dt>
            {mark ? <MarkShape mark={mark} /> : null}
            {words[name]}
          </dt>
          <dd>
            <b>{rowsAmount(rows[name])}</b>
            {name === 'read' && rows.skipped > 0 ? <span className="hint">{skippedText(rows.skipped)}</span> : null}
          </dd>
        </div>
      );
    })}
  </dl>
);
