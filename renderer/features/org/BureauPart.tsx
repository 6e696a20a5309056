import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FactList } from '#renderer/ui/FactList.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { OrgView, UnknownPlace } from '#shared/contract/org.ts';
import type { UnitKind } from '#shared/domain/org/org-unit.ts';
import { capScopes, type VisitCaps } from '#shared/domain/visits/visit-cap.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { capScopeText, capText, fillText, orgWords as words, unknownText } from '#shared/i18n/zh-cn/org.ts';
import { CapsDialog } from './CapsDialog.tsx';
import './org.css';
import type { UnitStart } from './UnitDialog.tsx';

interface Props {
  readonly view: OrgView;
  readonly onAdd: (start: UnitStart) => void;
}

/** What concerns the bureau as a whole: places that the libraries name and it does not know, and the caps of visits. */
export const BureauPart = ({ view, onAdd }: Props) => {
  const fill = useCommand('org.fill');
  return (
    <>
      {fill.phase.at === 'failed' ? <ErrorNotice text={errorSentence(fill.phase.error)} /> : null}
      {view.missingTowns === 0 ? null : (
        <Strip
          mark="look"
          action={
            <Button loading={fill.phase.at === 'running'} onClick={() => void fill.run({})}>
              {words.fill}
            </Button>
          }
        >
          {fillText(view.missingTowns)}
        </Strip>
      )}
      {view.unknown.length === 0 ? null : (
        <>
          <h3>{words.unknownTitle}</h3>
          <ul className="org-unknown" aria-label={words.unknownTitle}>
            {view.unknown.map((place) => (
              <li key={`${place.field} ${place.text}`}>
                <span>{place.text}</span>
                <span className="hint">{unknownText(place)}</span>
                <Button
                  onClick={() => {
                    onAdd(startOf(place));
                  }}
                >
                  {words.addUnknown}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <Caps />
    </>
  );
};

const kindOf: { readonly [F in UnknownPlace['field']]: UnitKind } = {
  town: 'town',
  station: 'station',
  unit: 'station',
  department: 'section',
};

/** A text of nine digits is a town's code whose name the person knows. */
const startOf = ({ field, text }: UnknownPlace): UnitStart =>
  field === 'town' && /^\d{9}$/.test(text) ? { kind: 'town', name: '', code: text } : { kind: kindOf[field], name: text, code: '' };

const Caps = () => {
  const caps = useQuery('org.caps', {});
  const [asking, setAsking] = useState(false);
  const known: VisitCaps = caps.at === 'ready' ? caps.value : {};
  return (
    <>
      <h3>{words.capsTitle}</h3>
      <p className="hint">{words.capsHint}</p>
      <FactList
        blank={words.noCap}
        facts={capScopes.map((scope) => ({ title: capScopeText[scope] ?? scope, fact: capText(known[scope]) }))}
      />
      <Button
        className="org-caps-edit"
        onClick={() => {
          setAsking(true);
        }}
      >
        {words.capsEdit}
      </Button>
      {asking ? (
        <CapsDialog
          caps={known}
          onClose={() => {
            setAsking(false);
          }}
        />
      ) : null}
    </>
  );
};
