import { Checkbox, Segmented } from 'antd';
import { useState } from 'react';
import { useQuery } from '#renderer/api/use-query.ts';
import { Strip } from '#renderer/ui/Strip.tsx';
import { effectKinds, type EffectKind, type ImportReport } from '#shared/contract/imports.ts';
import { importsWords as words, untaggedText } from '#shared/i18n/zh-cn/imports.ts';
import { count } from '#shared/i18n/zh-cn/numbers.ts';
import { EffectGrid } from './EffectGrid.tsx';
import './imports.css';

interface Props {
  readonly report: ImportReport;
  readonly fullList: boolean;
  readonly onFullList: (fullList: boolean) => void;
}

/** What confirming does to which records, before anything is written. */
export const ConfirmStep = ({ report, fullList, onFullList }: Props) => {
  const { stage, effect } = report;
  const missing = useQuery('imports.effect', { stage, effect: 'missing', offset: 0, limit: 1 });
  const totals: Readonly<Record<EffectKind, number | null>> = { ...effect, missing: missing.at === 'ready' ? missing.value.total : null };
  const [shownKind, setShownKind] = useState<EffectKind>(effect.updated > 0 ? 'updated' : effect.added > 0 ? 'added' : 'unchanged');
  const total = totals[shownKind] ?? 0;
  // Ratings alone add nobody, and who is not rated is not therefore gone.
  const ratings = report.only === 'risk';
  return (
    <div className="wizard-body">
      {report.untagged > 0 ? <Strip mark="look">{untaggedText(report.untagged)}</Strip> : null}
      <div className="wizard-line">
        <Segmented
          aria-label={words.effectsLabel}
          value={shownKind}
          onChange={setShownKind}
          options={effectKinds
            .filter((kind) => !ratings || kind === 'updated' || kind === 'unchanged')
            .map((kind) => {
              const amount = totals[kind];
              return { value: kind, label: amount === null ? words.effects[kind] : `${words.effects[kind]} ${count(amount)}` };
            })}
        />
        {ratings ? null : (
          <Checkbox
            checked={fullList}
            disabled={totals.missing === 0}
            onChange={({ target }) => {
              onFullList(target.checked);
              if (target.checked) setShownKind('missing');
            }}
          >
            {words.fullList}
          </Checkbox>
        )}
        {shownKind === 'missing' ? <span className="hint">{words.missingHint}</span> : null}
      </div>
      <EffectGrid key={shownKind} report={report} effect={shownKind} total={total} />
    </div>
  );
};
