import { Button } from 'antd';
import { useShell } from '#renderer/api/desk-context.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { KeysState, OwnKey } from '#shared/contract/keys.ts';
import type { ChosenPath } from '#shared/contract/shell.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { keysWords as words, versionText, writtenText } from '#shared/i18n/zh-cn/keys.ts';
import { CreateKey } from './CreateKey.tsx';
import { EnrolmentSheet } from './EnrolmentSheet.tsx';
import { FirstRoster } from './FirstRoster.tsx';
import { KeyBackup } from './KeyBackup.tsx';
import { KeyStep } from './KeyStep.tsx';
import { OwnKeyView } from './OwnKeyView.tsx';
import { RenewKey } from './RenewKey.tsx';
import { TrustSheet } from './TrustSheet.tsx';

interface Props {
  readonly state: KeysState;
}

/** A county's way to trust: a key, its enrolment at the city, the city's roster (BUNDLE-SPEC 11.4, 12). */
export const CountyKeys = ({ state: { own, next, former, trust } }: Props) => {
  // A key that is to take another's place is enrolled as the first one was.
  const enrolled = (next ?? own)?.accepted === true;
  return (
    <div className="keys">
      <div className="keys-column">
        <KeyStep number={1} title={words.stepCreate} mark={own ? 'done' : 'todo'} state={own ? own.label : words.notYet}>
          {own ? (
            <>
              <OwnKeyView own={own} hint={words.fingerprintHint} />
              <KeyBackup />
            </>
          ) : (
            <CreateKey />
          )}
        </KeyStep>
        <KeyStep number={2} title={words.stepEnrol} mark={enrolled ? 'done' : 'todo'} state={enrolled ? words.accepted : words.notAccepted}>
          {own ? (
            <Enrolment own={next ?? own} lead={next ? words.enrolNextLead : words.enrolLead} />
          ) : (
            <p className="hint">{words.enrolAfterKey}</p>
          )}
        </KeyStep>
        <KeyStep
          number={3}
          title={words.stepRoster}
          mark={trust ? 'done' : 'todo'}
          state={trust ? versionText(trust.version) : words.trustNone}
        >
          <FirstRoster known={trust !== null} />
        </KeyStep>
      </div>
      <div className="keys-column">
        <Sheet title={words.explainTitle}>
          <p>{words.explainCounty}</p>
        </Sheet>
        {own && (own.accepted || next || former.length > 0) ? <RenewKey state={{ next, former }} /> : null}
        {trust ? <TrustSheet trust={trust} /> : null}
      </div>
    </div>
  );
};

const Enrolment = ({ own, lead }: { readonly own: OwnKey; readonly lead: string }) => {
  const shell = useShell();
  const command = useCommand('keys.exportEnrolment');
  const running = command.phase.at === 'running';
  const exportTo = async (asked: Promise<ChosenPath | null>): Promise<void> => {
    const folder = await asked;
    if (folder) await command.run({ folder: folder.token });
  };
  return (
    <>
      <p>{lead}</p>
      <div className="keys-buttons">
        <Button loading={running} disabled={!own.unlocked} onClick={() => void exportTo(shell.defaultExportFolder())}>
          {words.exportEnrolment}
        </Button>
        <Button disabled={running || !own.unlocked} onClick={() => void exportTo(shell.chooseFolder())}>
          {words.exportTo}
        </Button>
        {own.unlocked ? null : <span className="hint">{words.unlockFirst}</span>}
      </div>
      {command.phase.at === 'failed' ? <ErrorNotice text={errorSentence(command.phase.error)} /> : null}
      {command.phase.at === 'done' ? (
        <>
          <Strip mark="done">{writtenText(command.phase.value.fileName)}</Strip>
          <EnrolmentSheet own={own} code={command.phase.value.code} />
        </>
      ) : null}
    </>
  );
};
