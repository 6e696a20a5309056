import { Button, Select } from 'antd';
import { useState } from 'react';
import type { Navigate, Route } from '#renderer/api/route.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { ReasonDialog } from '#renderer/ui/ReasonDialog.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { MarkShape, type Mark } from '#renderer/ui/StatusMark.tsx';
import type { CorrectionRequest } from '#shared/contract/counties.ts';
import { countyWords as words, requestAction, requestText, requestTitle } from '#shared/i18n/zh-cn/counties.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';

interface CityProps {
  readonly busy: boolean;
  readonly onSeal: (to: string) => void;
}

/** What the city asked of its counties, and the bundle that takes it there. */
export const CityRequests = ({ busy, onSeal }: CityProps) => {
  const read = useQuery('requests.list', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const requests = read.at === 'ready' ? read.value : [];
  const waiting = [...new Map(requests.filter(({ sealed }) => !sealed).map(({ county, countyName }) => [county, countyName]))];
  const to = waiting.find(([county]) => county === chosen)?.[0] ?? waiting[0]?.[0] ?? null;
  return (
    <RequestList requests={requests} atCity>
      {to === null ? null : (
        <div className="request-seal">
          <Select aria-label={words.seal} value={to} options={waiting.map(([value, label]) => ({ value, label }))} onChange={setChosen} />
          <Button
            disabled={busy}
            onClick={() => {
              onSeal(to);
            }}
          >
            {words.seal}
          </Button>
        </div>
      )}
    </RequestList>
  );
};

/** What the city asks this county to look at again; nothing is shown while it asks nothing. */
export const CountyRequests = ({ navigate }: { readonly navigate: Navigate }) => {
  const read = useQuery('requests.list', {});
  const requests = read.at === 'ready' ? read.value : [];
  return requests.length === 0 ? null : <RequestList requests={requests} atCity={false} navigate={navigate} />;
};

/** A published result is changed by a correction alone (R45); what is about no event is about the library. */
const placeOf = ({ published, serial, code }: CorrectionRequest): Route => {
  if (serial === '') return { page: 'subjects' };
  return published ? { page: 'publication', serial, correct: code } : { page: 'results', serial, code };
};

const verbOf = ({ serial }: CorrectionRequest): string => (serial === '' ? words.toLibrary : words.toVisit);

interface ListProps {
  readonly requests: readonly CorrectionRequest[];
  readonly atCity: boolean;
  readonly navigate?: Navigate;
  readonly children?: React.ReactNode;
}

const markOf = ({ state }: CorrectionRequest): Mark => (state === 'open' ? 'look' : 'done');

const RequestList = ({ requests, atCity, navigate, children }: ListProps) => {
  const [decided, setDecided] = useState<CorrectionRequest | null>(null);
  const verb = atCity ? words.withdraw : words.decline;
  return (
    <Sheet title={words.requests}>
      {requests.length === 0 ? <p className="hint">{words.noRequests}</p> : null}
      <ul className="outcomes">
        {requests.map((request) => (
          <li key={request.id} className="receipt-row">
            <MarkShape mark={markOf(request)} />
            <div>
              <p className="outcome-name">{requestTitle(request, atCity)}</p>
              <p className="hint">{requestText(request, atCity)}</p>
            </div>
            {request.state === 'open' ? (
              <div className="request-buttons">
                {navigate ? (
                  <Button
                    aria-label={requestAction(verbOf(request), request)}
                    onClick={() => {
                      navigate(placeOf(request));
                    }}
                  >
                    {verbOf(request)}
                  </Button>
                ) : null}
                <Button
                  aria-label={requestAction(verb, request)}
                  onClick={() => {
                    setDecided(request);
                  }}
                >
                  {verb}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {children}
      {decided === null ? null : (
        <DecisionDialog
          request={decided}
          atCity={atCity}
          onClose={() => {
            setDecided(null);
          }}
        />
      )}
    </Sheet>
  );
};

const texts = {
  withdraw: {
    title: words.withdrawTitle,
    lead: words.withdrawLead,
    reasonLabel: words.withdrawReason,
    confirmLabel: words.withdrawConfirm,
  },
  decline: { title: words.declineTitle, lead: words.declineLead, reasonLabel: words.declineReason, confirmLabel: words.declineConfirm },
} as const;

interface DecisionProps {
  readonly request: CorrectionRequest;
  readonly atCity: boolean;
  readonly onClose: () => void;
}

const DecisionDialog = ({ request: { id }, atCity, onClose }: DecisionProps) => {
  const commands = { withdraw: useCommand('requests.withdraw'), decline: useCommand('requests.decline') };
  const deed = atCity ? 'withdraw' : 'decline';
  const { phase, run } = commands[deed];
  return (
    <ReasonDialog
      {...texts[deed]}
      cancelLabel={words.later}
      busy={phase.at === 'running'}
      failed={phase.at === 'failed' ? errorSentence(phase.error) : null}
      onConfirm={(reason) => {
        void run({ id, reason }).then((answer) => {
          if (answer.ok) onClose();
        });
      }}
      onCancel={onClose}
    />
  );
};
