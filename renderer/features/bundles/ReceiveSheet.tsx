import { Button } from 'antd';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Navigate } from '#renderer/api/route.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { MarkShape } from '#renderer/ui/StatusMark.tsx';
import { bundleOutcomeSentence } from '#shared/i18n/zh-cn/bundle-outcomes.ts';
import { answerFromText, bundlesWords as words, takenText } from '#shared/i18n/zh-cn/bundles.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { notTakenLine } from '#shared/i18n/zh-cn/field-bundle.ts';
import { phaseText } from '#shared/i18n/zh-cn/ui.ts';
import { createImportStore, type ImportEntry } from './import-store.ts';
import { ManyFilesDrop } from './ManyFilesDrop.tsx';
import { outcomeMark } from './outcome-mark.ts';
import { UnlockDialog } from './UnlockDialog.tsx';
import { usePartner } from './use-partner.ts';

interface Props {
  readonly lead: string;
  readonly navigate: Navigate;
}

/** Where files from others come in: each is decided, and each decision is a sentence. */
export const ReceiveSheet = ({ lead, navigate }: Props) => {
  const { run, phase } = useCommand('bundles.import');
  const [imports] = useState(() => createImportStore(run));
  const { entries, locked } = useStore(imports.store);
  const step = phase.at === 'running' ? phase.progress?.phase : undefined;
  return (
    <Sheet title={words.receive}>
      <ManyFilesDrop lead={lead} onChosen={imports.add} />
      {entries.length > 0 ? (
        <>
          <div className="outcomes-head">
            <h3>{words.outcomes}</h3>
            <Button onClick={imports.clear}>{words.clearList}</Button>
          </div>
          <ul className="outcomes" aria-live="polite">
            {entries.map((entry) => (
              <Outcome key={entry.id} entry={entry} step={step === undefined ? phaseText.verifying : phaseText[step]} navigate={navigate} />
            ))}
          </ul>
        </>
      ) : null}
      <UnlockDialog open={locked} onUnlocked={imports.resume} onClose={imports.giveUp} />
    </Sheet>
  );
};

interface OutcomeProps {
  readonly entry: ImportEntry;
  readonly step: string;
  readonly navigate: Navigate;
}

const Outcome = ({ entry: { name, phase }, step, navigate }: OutcomeProps) => {
  const partner = usePartner();
  if (phase.at === 'waiting' || phase.at === 'running') {
    return (
      <li>
        <MarkShape mark={phase.at === 'running' ? 'run' : 'todo'} />
        <div>
          <p className="outcome-name">{name}</p>
          <p className="hint">{phase.at === 'running' ? step : words.waiting}</p>
        </div>
      </li>
    );
  }
  if (phase.at === 'failed') {
    return (
      <li>
        <MarkShape mark="must" />
        <div>
          <p className="outcome-name">{name}</p>
          <p>{phase.error.code === 'trust.digitsNeeded' ? words.digitsNeeded : errorSentence(phase.error)}</p>
          {phase.error.code === 'trust.digitsNeeded' ? (
            <Button
              onClick={() => {
                navigate({ page: 'keys' });
              }}
            >
              {words.toKeys}
            </Button>
          ) : null}
        </div>
      </li>
    );
  }
  const { answer } = phase;
  return (
    <li>
      <MarkShape mark={outcomeMark(answer.result.outcome)} />
      <div>
        <p className="outcome-name">{answer.fileName}</p>
        <p>{(answer.result.outcome === 'ACCEPT' ? takenText(answer.kind) : null) ?? bundleOutcomeSentence(answer.result)}</p>
        <p className="hint">{answerFromText(answer, partner.nameOf(answer.from, answer.fromName))}</p>
        {answer.notTaken.length > 0 ? (
          <ul className="outcome-rows">
            {answer.notTaken.map((row) => (
              <li key={`${row.serial} ${row.subject} ${row.code}`}>{notTakenLine(row)}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </li>
  );
};
