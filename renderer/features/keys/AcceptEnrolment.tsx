import { Button } from 'antd';
import { useState } from 'react';
import { useShell } from '#renderer/api/desk-context.ts';
import type { Navigate } from '#renderer/api/route.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { EnrolmentSource, EnrolmentView } from '#shared/contract/keys.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { acceptedText, enrolmentText, keysWords as words } from '#shared/i18n/zh-cn/keys.ts';
import { AcceptForm } from './AcceptForm.tsx';
import { DigitGroups } from './DigitGroups.tsx';
import { groupsShown } from './digits.ts';
import { ScannedEnrolment } from './ScannedEnrolment.tsx';

interface Props {
  readonly navigate: Navigate;
}

interface Accepted {
  readonly officeName: string;
  readonly version: number;
}

/** Lets one county in: look at its file, telephone, type what was heard (BUNDLE-SPEC 12.1). */
export const AcceptEnrolment = ({ navigate }: Props) => {
  const shell = useShell();
  const [source, setSource] = useState<EnrolmentSource | null>(null);
  const [accepted, setAccepted] = useState<Accepted | null>(null);
  return (
    <Sheet title={words.enrolTitle}>
      {accepted ? (
        <Strip
          mark="done"
          action={
            <Button
              onClick={() => {
                navigate({ page: 'bundles' });
              }}
            >
              {words.toCityBundles}
            </Button>
          }
        >
          {acceptedText(accepted.officeName, accepted.version)}
        </Strip>
      ) : null}
      <FileDrop
        chooseLabel={words.chooseEnrolment}
        fieldLabel={words.enrolmentField}
        accept=""
        choose={() => shell.chooseFile('enrolment')}
        tokenOf={(file) => shell.tokenOfDropped(file)}
        onChosen={(chosen) => {
          setAccepted(null);
          setSource({ file: chosen.token });
        }}
      >
        {words.dropEnrolment}
      </FileDrop>
      <ScannedEnrolment
        onScanned={(text) => {
          setAccepted(null);
          setSource({ text });
        }}
      />
      {source === null ? (
        <p className="hint keys-next">{words.rosterBundleNext}</p>
      ) : (
        <Enrolment
          key={JSON.stringify(source)}
          source={source}
          onAccepted={(done) => {
            setAccepted(done);
            setSource(null);
          }}
        />
      )}
    </Sheet>
  );
};

interface EnrolmentProps {
  readonly source: EnrolmentSource;
  readonly onAccepted: (accepted: Accepted) => void;
}

const Enrolment = ({ source, onAccepted }: EnrolmentProps) => {
  const view = useQuery('trust.readEnrolment', source);
  if (view.at === 'failed') return <ErrorNotice text={errorSentence(view.error)} />;
  if (view.at === 'loading') return null;
  return <Checked source={source} view={view.value} onAccepted={onAccepted} />;
};

const Checked = ({ source, view, onAccepted }: EnrolmentProps & { readonly view: EnrolmentView }) => (
  <>
    <h3 className="keys-next">{enrolmentText(view.officeName, view.office, view.label)}</h3>
    <p>{words.callLead}</p>
    <DigitGroups groups={groupsShown(view.fingerprint, view.groupsToType)} />
    <AcceptForm
      source={source}
      groupsToType={view.groupsToType}
      onAccepted={(version) => {
        onAccepted({ officeName: view.officeName, version });
      }}
    />
  </>
);
