import { Button } from 'antd';
import { useState } from 'react';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { MarkShape } from '#renderer/ui/StatusMark.tsx';
import type { ImportDecision, ImportProblemRow, ImportReport } from '#shared/contract/imports.ts';
import { problemTitle } from '#shared/i18n/zh-cn/import-titles.ts';
import { exampleText, groupText, importsWords as words } from '#shared/i18n/zh-cn/imports.ts';
import './imports.css';
import { canTakeSuggestion, type PendingDecisions } from './pending-decisions.ts';
import { markOfLevel } from './problem-columns.tsx';
import { ProblemGrid } from './ProblemGrid.tsx';

interface Props {
  readonly report: ImportReport;
  readonly pending: PendingDecisions;
  readonly onDecide: (problem: ImportProblemRow, decision: ImportDecision) => void;
  /** For all equal problems; takes effect at once. */
  readonly onDecideAll: (decisions: readonly ImportDecision[]) => void;
}

type Group = ImportReport['groups'][number];

/** One kind of problem may stand in several columns; the list is asked for by kind. */
interface Kind {
  readonly code: Group['code'];
  readonly level: Group['level'];
  readonly count: number;
  readonly example: string;
  readonly fields: readonly string[];
}

const order: Readonly<Record<Group['level'], number>> = { mustFix: 0, look: 1, fixed: 2 };

const kindsOf = (groups: readonly Group[]): readonly Kind[] => {
  const kinds = new Map<Group['code'], Kind>();
  for (const { code, level, count, example, field } of groups) {
    const known = kinds.get(code);
    kinds.set(
      code,
      known
        ? { ...known, count: known.count + count, fields: [...new Set([...known.fields, field])] }
        : { code, level, count, example, fields: [field] },
    );
  }
  return [...kinds.values()].sort((a, b) => order[a.level] - order[b.level] || b.count - a.count);
};

/** Problems by kind at the left, each row of the chosen kind at the right. */
export const ProblemsView = ({ report, pending, onDecide, onDecideAll }: Props) => {
  const kinds = kindsOf(report.groups);
  const [chosenCode, setChosenCode] = useState<Group['code'] | null>(null);
  const chosen = kinds.find(({ code }) => code === chosenCode) ?? null;
  const total = kinds.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return <EmptyState text={words.noProblems} />;
  return (
    <div className="problems">
      <ul className="problem-kinds" aria-label={words.groupsLabel}>
        <li>
          <button
            type="button"
            aria-pressed={chosen === null}
            onClick={() => {
              setChosenCode(null);
            }}
          >
            <span className="problem-kind">{words.all}</span>
            <span>{groupText(total)}</span>
          </button>
        </li>
        {kinds.map((kind) => (
          <li key={kind.code}>
            <button
              type="button"
              aria-pressed={chosen?.code === kind.code}
              onClick={() => {
                setChosenCode(kind.code);
              }}
            >
              <MarkShape mark={markOfLevel[kind.level]} />
              <span className="problem-kind">{problemTitle[kind.code]}</span>
              <span>{groupText(kind.count)}</span>
              {kind.example === '' ? null : (
                <span className="hint problem-example" title={kind.example}>
                  {exampleText(kind.example)}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      <div className="problem-pane">
        <div className="problem-bar">
          {chosen && canTakeSuggestion(chosen) && chosen.level !== 'fixed' ? (
            <Button
              onClick={() => {
                onDecideAll(chosen.fields.map((field) => ({ type: 'acceptAll', code: chosen.code, field })));
              }}
            >
              {words.acceptAll}
            </Button>
          ) : null}
          {chosen?.level === 'look' ? (
            <Button
              onClick={() => {
                onDecideAll(chosen.fields.map((field) => ({ type: 'seen', code: chosen.code, field })));
              }}
            >
              {words.seenAll}
            </Button>
          ) : null}
          <span className="hint">{words.keys}</span>
        </div>
        <ProblemGrid
          kind={report.kind}
          stage={report.stage}
          code={chosen?.code ?? null}
          total={chosen?.count ?? total}
          pending={pending}
          onDecide={onDecide}
        />
      </div>
    </div>
  );
};
