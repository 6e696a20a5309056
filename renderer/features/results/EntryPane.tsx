import { Button, ConfigProvider } from 'antd';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useQuery } from '#renderer/api/use-query.ts';
import { ActionBar } from '#renderer/ui/ActionBar.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import {
  inspectorsLine,
  keptText,
  resultsWords as words,
  returnedText,
  returnFieldText,
  savedByText,
  savedText,
} from '#shared/i18n/zh-cn/results.ts';
import { entryAction } from './entry-keys.ts';
import { mistakenField } from './entry-mistake.ts';
import type { EntryPhase, EntryStore } from './entry-store.ts';
import { EntryForm } from './EntryForm.tsx';
import { EvidenceSheet } from './EvidenceSheet.tsx';

interface Props {
  readonly serial: string;
  readonly code: string;
  readonly entries: EntryStore;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
  /** After a save; the code that was saved. */
  readonly onSaved: (code: string) => void;
}

const typing = 'input:not([type=checkbox]):not([type=radio]), textarea, [contenteditable=true], [role=combobox]';
const control = 'button:not([role=checkbox]), a, summary';

/** One visit with its keys and its action bar. */
export const EntryPane = ({ serial, code, entries, onPrevious, onNext, onSaved }: Props) => {
  const visit = useQuery('results.visit', { serial, code });
  const entry = useStore(entries.store, (state) => state.entries[code]);
  const value = visit.at === 'ready' ? visit.value : null;
  // Approved and published results are read here, not written.
  const locked = value?.review === 'approved' || value?.review === 'published';
  const pane = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (value) entries.open(value);
  }, [entries, value]);

  // A returned result opens at the very field.
  const returnedAt = value?.returned?.field;
  const ready = entry !== undefined;
  useEffect(() => {
    if (returnedAt === undefined || !ready) return;
    const place = [...(pane.current?.querySelectorAll<HTMLElement>('[data-field]') ?? [])].find(
      ({ dataset }) => dataset['field'] === returnedAt,
    );
    place?.querySelector<HTMLElement>('input, textarea, button')?.focus();
  }, [returnedAt, ready]);

  const failed = entry?.phase.at === 'failed' ? entry.phase.error : null;
  useEffect(() => {
    if (failed === null) return;
    const field =
      pane.current?.querySelector<HTMLElement>('[aria-invalid=true]') ??
      pane.current?.querySelector<HTMLElement>('.key-option-on') ??
      pane.current?.querySelector<HTMLElement>('.key-option');
    field?.focus();
  }, [failed]);

  const saveNext = async (): Promise<void> => {
    if (await entries.save(code)) onSaved(code);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const draft = entries.store.getState().entries[code]?.form.draft;
      const target = event.target instanceof HTMLElement ? event.target : document.body;
      if (!draft || event.defaultPrevented || target.closest('[role=dialog]')) return;
      const { key, ctrlKey, altKey, metaKey, isComposing } = event;
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- some input methods tell that a key is theirs by this code alone
      const pressed = { key, keyCode: event.keyCode, ctrlKey, altKey, metaKey, isComposing };
      const action = entryAction({ ...pressed, inField: target.matches(typing), onControl: target.matches(control) }, draft);
      if (!action || (locked && (action.do === 'toggle' || action.do === 'saveNext'))) return;
      event.preventDefault();
      if (action.do === 'toggle') entries.toggle(code, action.outcome);
      else if (action.do === 'saveNext') void saveNext();
      else if (action.do === 'previous') onPrevious();
      else onNext();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  });

  return (
    <div className="entry-pane" ref={pane}>
      <div className="entry-body">
        {visit.at === 'failed' ? <ErrorNotice text={errorSentence(visit.error)} /> : null}
        {value ? (
          <header className="entry-head">
            <h2>{value.name}</h2>
            <span className="mono">{value.code}</span>
            <span>{value.address === '' ? value.town : value.address}</span>
            <span className="hint">{inspectorsLine(value.inspectors)}</span>
            {value.result ? <span className="hint">{savedByText(value.result.savedBy, value.result.rev)}</span> : null}
          </header>
        ) : null}
        {value?.returned ? (
          <Strip mark="back">
            {returnedText(returnFieldText(value.returned.field, value.items), value.returned.reason, value.returned.by)}
          </Strip>
        ) : null}
        {value?.published || value?.review === 'approved' ? (
          <Strip mark="lock">{value.published ? words.publishedLock : words.approvedLock}</Strip>
        ) : null}
        {value && failed && mistakenField(failed, value.items) === null ? <ErrorNotice text={errorSentence(failed)} /> : null}
        {value && entry ? (
          <div className="entry-visit">
            <ConfigProvider componentDisabled={locked}>
              <fieldset className="entry-lock" disabled={locked}>
                <EntryForm visit={value} entry={entry} entries={entries} />
              </fieldset>
            </ConfigProvider>
            <EvidenceSheet visit={value} readOnly={false} />
          </div>
        ) : null}
      </div>
      <ActionBar state={<SaveState phase={entry?.phase ?? { at: 'untouched' }} />}>
        <Button aria-keyshortcuts="PageUp" onClick={onPrevious}>
          {words.previous} <Keycap name={words.pageUpKey} />
        </Button>
        <Button aria-keyshortcuts="PageDown" onClick={onNext}>
          {words.skip} <Keycap name={words.pageDownKey} />
        </Button>
        <Button
          type="primary"
          size="large"
          aria-keyshortcuts="Control+Enter"
          loading={entry?.phase.at === 'saving'}
          disabled={!entry || locked}
          onClick={() => void saveNext()}
        >
          {words.saveNext} <Keycap name={words.saveKey} />
        </Button>
      </ActionBar>
    </div>
  );
};

const Keycap = ({ name }: { readonly name: string }) => (
  <kbd className="keycap" aria-hidden="true">
    {name}
  </kbd>
);

const SaveState = ({ phase }: { readonly phase: EntryPhase }) => (
  <span role="status" className="entry-state">
    {phase.at === 'untouched' ? <StatusMark mark="todo">{words.neverSaved}</StatusMark> : null}
    {phase.at === 'changed' ? <StatusMark mark="run">{words.changed}</StatusMark> : null}
    {phase.at === 'kept' ? <StatusMark mark="run">{keptText(phase.keptAt)}</StatusMark> : null}
    {phase.at === 'saving' ? <StatusMark mark="run">{words.saving}</StatusMark> : null}
    {phase.at === 'saved' ? <StatusMark mark="done">{savedText(phase.savedAt)}</StatusMark> : null}
    {phase.at === 'failed' ? <StatusMark mark="must">{words.mistakes}</StatusMark> : null}
  </span>
);
