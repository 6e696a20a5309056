import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { AskedButton } from '#renderer/ui/AskedButton.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { MarkShape } from '#renderer/ui/StatusMark.tsx';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { cleanedEvidenceText, evidenceVerdict, evidenceWords as words } from '#shared/i18n/zh-cn/evidence.ts';

/** Whether every file of evidence is there and whole; every byte is read, so it is done when somebody asks. */
export const EvidenceCheckSheet = () => {
  const [asked, setAsked] = useState(false);
  const check = useQuery('evidence.check', asked ? {} : null);
  const cleaning = useCommand('evidence.clean');
  const { phase } = cleaning;
  return (
    <Sheet title={words.title}>
      {asked && check.at === 'loading' ? <p role="status">{words.checking}</p> : null}
      {check.at === 'failed' ? <ErrorNotice text={errorSentence(check.error)} /> : null}
      {phase.at === 'failed' ? <ErrorNotice text={errorSentence(phase.error)} /> : null}
      {asked && check.at === 'ready' ? (
        <div role="status" className="evidence-verdict">
          <MarkShape mark={check.value.bad.length > 0 ? 'must' : check.value.strays.length > 0 ? 'look' : 'done'} />
          <p>{evidenceVerdict(check.value)}</p>
        </div>
      ) : null}
      {phase.at === 'done' ? <p className="hint">{cleanedEvidenceText(phase.value.files, phase.value.bytes)}</p> : null}
      <div className="evidence-check">
        {asked ? null : (
          <Button
            onClick={() => {
              setAsked(true);
            }}
          >
            {words.check}
          </Button>
        )}
        {asked && check.at === 'ready' && check.value.strays.length > 0 ? (
          <AskedButton
            label={words.clean}
            title={words.cleanTitle}
            text={words.cleanText}
            keepLabel={words.keep}
            busy={phase.at === 'running'}
            onConfirm={() => cleaning.run({})}
          />
        ) : null}
      </div>
    </Sheet>
  );
};
