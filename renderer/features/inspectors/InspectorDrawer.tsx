import { Button } from 'antd';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { ChangeList } from '#renderer/ui/ChangeList.tsx';
import { DetailDrawer } from '#renderer/ui/DetailDrawer.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import type { InspectorDetail } from '#shared/contract/inspectors.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { historyTitle, originTitle } from '#shared/i18n/zh-cn/history.ts';
import { fieldText } from '#shared/i18n/zh-cn/imports.ts';
import { inspectorDetailWords as words } from '#shared/i18n/zh-cn/inspectors.ts';
import type { EditedInspector } from './InspectorDialog.tsx';
import { InspectorFacts } from './InspectorFacts.tsx';
import { inputOf } from './inspector-form.ts';
import { valueText } from './value-text.ts';

interface Props {
  readonly id: number | null;
  readonly onEdit: (edited: EditedInspector) => void;
  readonly onClose: () => void;
}

/** Everything about one person, what can be done, and who changed what. */
export const InspectorDrawer = ({ id, onEdit, onClose }: Props) => {
  const person = useQuery('inspectors.get', id === null ? null : { id });
  return (
    <DetailDrawer open={id !== null} width={560} onClose={onClose} title={person.at === 'ready' ? person.value.row.name : words.title}>
      {person.at === 'failed' ? <ErrorNotice text={errorSentence(person.error)} /> : null}
      {person.at === 'ready' ? (
        <>
          <Actions person={person.value} onEdit={onEdit} />
          <InspectorFacts person={person.value} />
          <History person={person.value} onGone={onClose} />
        </>
      ) : null}
    </DetailDrawer>
  );
};

const Actions = ({ person, onEdit }: { readonly person: InspectorDetail; readonly onEdit: Props['onEdit'] }) => {
  const save = useCommand('inspectors.save');
  const { id, row } = person;
  const active = row.status === 'active';
  return (
    <>
      <div className="person-actions">
        <Button
          onClick={() => {
            onEdit({ id, row });
          }}
        >
          {words.edit}
        </Button>
        <Button
          onClick={() => {
            onEdit({ id, row, adding: 'leave' });
          }}
        >
          {words.addLeave}
        </Button>
        <Button
          onClick={() => {
            onEdit({ id, row, adding: 'recusal' });
          }}
        >
          {words.addRecusal}
        </Button>
        <Button
          loading={save.phase.at === 'running'}
          onClick={() => {
            void save.run({ id, row: { ...inputOf(row), status: active ? 'inactive' : 'active' } });
          }}
        >
          {active ? words.deactivate : words.activate}
        </Button>
      </div>
      {save.phase.at === 'failed' ? <ErrorNotice text={errorSentence(save.phase.error)} /> : null}
    </>
  );
};

const History = ({ person, onGone }: { readonly person: InspectorDetail; readonly onGone: () => void }) => {
  const history = useQuery('library.history', { kind: 'inspectors', record: person.uid });
  const choices = useQuery('inspectors.choices', {});
  const undo = useCommand('inspectors.undo');
  if (history.at !== 'ready') return null;
  const { entries, origin } = history.value;
  const lines = choices.at === 'ready' ? choices.value.lines : [];
  const newest = entries[0];
  const undoNewest = async (): Promise<void> => {
    const answer = await undo.run({ id: person.id });
    if (answer.ok && newest?.change === 'added') onGone();
  };
  return (
    <section className="person-part">
      <h2>{words.historyTitle}</h2>
      {entries.length === 0 && origin === null ? <p className="hint">{words.noHistory}</p> : null}
      <ChangeList
        blank={words.blank}
        entries={entries.map((entry) => ({
          key: entry.number,
          title: historyTitle(entry),
          fields: entry.fields.map(({ field, before, after }) => ({
            title: fieldText.inspectors[field] ?? field,
            before: valueText(field, before, lines),
            after: valueText(field, after, lines),
          })),
        }))}
        newestAction={
          newest?.source === 'inspectors.save' ? (
            <Button size="small" loading={undo.phase.at === 'running'} onClick={() => void undoNewest()}>
              {words.undo}
            </Button>
          ) : null
        }
      />
      {origin === null ? null : <p className="hint">{originTitle(origin)}</p>}
      {undo.phase.at === 'failed' ? <ErrorNotice text={errorSentence(undo.phase.error)} /> : null}
    </section>
  );
};
