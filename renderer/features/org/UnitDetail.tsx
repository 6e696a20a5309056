import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { AskedButton } from '#renderer/ui/AskedButton.tsx';
import { ChangeList } from '#renderer/ui/ChangeList.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FactList } from '#renderer/ui/FactList.tsx';
import { TreePane } from '#renderer/ui/SearchedTree.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { OrgUnitView, UnitDetail as Detail } from '#shared/contract/org.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { historyTitle } from '#shared/i18n/zh-cn/history.ts';
import { formerNameText, orgWords as words, peopleText, subjectsText, unitFieldText, unitKindText } from '#shared/i18n/zh-cn/org.ts';
import './org.css';
import { unitValueText } from './unit-value.ts';

interface Props {
  readonly unit: OrgUnitView;
  readonly units: readonly OrgUnitView[];
  readonly onEdit: () => void;
  /** What only the bureau has. */
  readonly children: ReactNode;
}

/** One unit: what is known of it, who works there, what changed, and what may be done. */
export const UnitDetail = ({ unit, units, onEdit, children }: Props) => {
  const detail = useQuery('org.unit', { id: unit.id });
  return (
    <TreePane
      label={unit.name}
      head={
        <>
          <h2>{unit.name}</h2>
          <span className="hint">{unitKindText[unit.kind]}</span>
          {unit.code === '' ? null : <span className="mono">{unit.code}</span>}
          {unit.active ? null : <StatusMark mark="void">{words.closed}</StatusMark>}
        </>
      }
    >
      <Actions unit={unit} newest={detail.at === 'ready' ? detail.value.history[0] : undefined} onEdit={onEdit} />
      <FactList blank={words.blank} facts={factsOf(unit, units)} />
      {children}
      {detail.at === 'ready' ? (
        <>
          {unit.kind === 'town' ? null : <People people={detail.value.people} />}
          <h3>{words.historyTitle}</h3>
          {detail.value.history.length === 0 ? <p className="hint">{words.noHistory}</p> : null}
          <ChangeList
            blank={words.blank}
            entries={detail.value.history.map((entry) => ({
              key: entry.number,
              title: historyTitle(entry),
              fields: entry.fields.map(({ field, before, after }) => ({
                title: unitFieldText[field] ?? field,
                before: unitValueText(field, before),
                after: unitValueText(field, after),
              })),
            }))}
          />
        </>
      ) : null}
    </TreePane>
  );
};

const factsOf = (unit: OrgUnitView, units: readonly OrgUnitView[]): readonly { readonly title: string; readonly fact: string }[] => {
  const { facts } = words;
  const towns = units.filter(({ kind, parentId, active }) => kind === 'town' && parentId === unit.id && active).map(({ name }) => name);
  const parent = units.find(({ id }) => id === unit.parentId)?.name;
  return [
    ...(parent === undefined ? [] : [{ title: facts.parent, fact: parent }]),
    { title: facts.code, fact: unit.code === '' ? words.none : unit.code },
    { title: facts.formerNames, fact: unit.formerNames.length === 0 ? words.none : unit.formerNames.map(formerNameText).join('\u3001') },
    ...(unit.kind === 'town' || unit.kind === 'section'
      ? []
      : [{ title: unit.kind === 'bureau' ? facts.looseTowns : facts.towns, fact: towns.length === 0 ? words.none : towns.join('\u3001') }]),
    ...(unit.kind === 'town' ? [] : [{ title: facts.people, fact: peopleText(unit.people) }]),
    ...(unit.kind === 'section' || (unit.kind === 'bureau' && unit.subjects === 0)
      ? []
      : [{ title: facts.subjects, fact: subjectsText(unit.subjects) }]),
  ];
};

interface ActionsProps {
  readonly unit: OrgUnitView;
  readonly newest: Detail['history'][number] | undefined;
  readonly onEdit: () => void;
}

const undoable = (source: string): boolean => source !== 'org.undo' && source !== 'office.create';

const Actions = ({ unit, newest, onEdit }: ActionsProps) => {
  const setActive = useCommand('org.setActive');
  const undo = useCommand('org.undo');
  const failed = [setActive, undo].map(({ phase }) => phase).find((phase) => phase.at === 'failed');
  return (
    <>
      <div className="tree-actions">
        <Button onClick={onEdit}>{words.edit}</Button>
        {unit.kind === 'bureau' ? null : unit.active ? (
          <AskedButton
            label={words.close}
            title={words.closeTitle}
            text={words.closeText}
            keepLabel={words.keepOpen}
            busy={setActive.phase.at === 'running'}
            onConfirm={() => setActive.run({ id: unit.id, active: false })}
          />
        ) : (
          <Button loading={setActive.phase.at === 'running'} onClick={() => void setActive.run({ id: unit.id, active: true })}>
            {words.reopen}
          </Button>
        )}
        {newest && undoable(newest.source) ? (
          <Button loading={undo.phase.at === 'running'} onClick={() => void undo.run({ id: unit.id })}>
            {words.undo}
          </Button>
        ) : null}
      </div>
      {failed?.at === 'failed' ? <ErrorNotice text={errorSentence(failed.error)} /> : null}
    </>
  );
};

const People = ({ people }: { readonly people: Detail['people'] }) => (
  <>
    <h3>{words.peopleTitle}</h3>
    {people.length === 0 ? <p className="hint">{words.noPeople}</p> : null}
    <ul className="org-people">
      {people.map(({ id, name, staffNo, post, active }) => (
        <li key={id}>
          {name} <span className="mono hint">{staffNo}</span>
          <span className="hint"> {[post, active ? '' : words.inactivePerson].filter((text) => text !== '').join(' ')}</span>
        </li>
      ))}
    </ul>
  </>
);
