import { InputNumber } from 'antd';
import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { fullScore, type AssessmentRules, type Criterion } from '#shared/domain/figures/assessment.ts';
import { assessmentWords as words, criterionTitle, rulesSetText, sumText } from '#shared/i18n/zh-cn/assessment.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';

interface Props {
  readonly onClose: () => void;
}

/** The rules by which counties are scored: points of each criterion, and what a case takes away. */
export const RulesDialog = ({ onClose }: Props) => {
  const held = useQuery('assessment.rules', {});
  return held.at === 'ready' ? (
    <RulesForm rules={held.value.rules} set={rulesSetText(held.value.byName, held.value.at)} onClose={onClose} />
  ) : null;
};

interface FormProps extends Props {
  readonly rules: AssessmentRules;
  readonly set: string;
}

const RulesForm = ({ rules, set, onClose }: FormProps) => {
  const [draft, setDraft] = useState(rules);
  const save = useCommand('assessment.saveRules');
  const sum = draft.reduce((total, { points }) => total + points, 0);
  const change = (key: Criterion, field: 'points' | 'perCase', value: number | null): void => {
    const tenths = Math.round((value ?? 0) * 10);
    setDraft(draft.map((rule) => (rule.key === key ? { ...rule, [field]: tenths } : rule)));
  };
  return (
    <Dialog
      open
      title={words.rules}
      width={880}
      confirmLabel={words.saveRules}
      cancelLabel={words.cancel}
      busy={save.phase.at === 'running'}
      blocked={sum !== fullScore}
      onCancel={onClose}
      onConfirm={() => {
        void save.run({ rules: [...draft] }).then((answer) => {
          if (answer.ok) onClose();
        });
      }}
    >
      <p>{words.rulesLead}</p>
      <p className="hint">{set}</p>
      <ul className="assessment-rules">
        {draft.map(({ key, points, perCase }, at) => (
          <li key={key}>
            <span>{criterionTitle(key)}</span>
            <InputNumber
              aria-label={`${criterionTitle(key)} ${words.points}`}
              min={0}
              max={100}
              controls={false}
              precision={1}
              value={points / 10}
              onChange={(value) => {
                change(key, 'points', value);
              }}
            />
            <span>{words.unit}</span>
            {rules[at]?.perCase === 0 ? (
              <span className="hint">{words.byShare}</span>
            ) : (
              <span className="assessment-case">
                {words.perCase}
                <InputNumber
                  aria-label={`${criterionTitle(key)} ${words.perCase}`}
                  min={0.1}
                  max={100}
                  controls={false}
                  precision={1}
                  value={perCase / 10}
                  onChange={(value) => {
                    change(key, 'perCase', value);
                  }}
                />
                {words.unit}
              </span>
            )}
          </li>
        ))}
      </ul>
      <p role="status">{sumText(sum)}</p>
      {save.phase.at === 'failed' ? <ErrorNotice text={errorSentence(save.phase.error)} /> : null}
    </Dialog>
  );
};
