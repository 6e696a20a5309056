import { Button, Input } from 'antd';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Navigate } from '#renderer/api/route.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { useKeptQuery, useQuery } from '#renderer/api/use-query.ts';
import { ActionBar } from '#renderer/ui/ActionBar.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { SchemeDetail, SchemeDraft } from '#shared/contract/schemes.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { mustText, savedText, schemesWords as words, schemeStateText } from '#shared/i18n/zh-cn/schemes.ts';
import type { SavePhase } from './draft-store.ts';
import { CheckSheet } from './CheckSheet.tsx';
import { FreezeDialog } from './FreezeDialog.tsx';
import { HowSheet } from './HowSheet.tsx';
import { useDraft } from './use-draft.ts';
import { useSettled } from './use-settled.ts';
import { WhatSheet } from './WhatSheet.tsx';
import { WhoSheet } from './WhoSheet.tsx';

interface Props {
  readonly scheme: SchemeDetail;
  readonly navigate: Navigate;
}

/** Whom, what, how, and what stands in the way; every change is saved by itself (UX 8, screen 7). */
export const SchemeEditor = ({ scheme, navigate }: Props) => {
  const { store, edit, flush } = useDraft(scheme);
  const { draft, settled, phase } = useStore(store);
  const preview = useKeptQuery('schemes.preview', { draft: useSettled(draft.name.trim() === '' ? settled : draft) });
  const facets = useQuery('subjects.summary', { filter: {} });
  const items = useQuery('items.list', {});
  const named = useQuery('items.named', { ids: draft.itemIds });
  // Versions that were chosen and are not on the list any more come first, so that they can be taken off.
  const gone = named.at === 'ready' ? named.value.filter(({ current }) => !current) : [];
  const freeze = useCommand('schemes.freeze', scheme.id);
  const [asking, setAsking] = useState(false);
  const shown = preview.newest?.value ?? null;
  const musts = shown?.findings.filter(({ level }) => level === 'must').length ?? null;
  const hasName = draft.name.trim() !== '';
  const ready = musts === 0 && hasName && freeze.phase.at !== 'running';
  const change = (part: Partial<SchemeDraft>): void => {
    edit(part);
  };
  const seal = async (): Promise<void> => {
    if (!(await flush())) return;
    const answer = await freeze.run({ id: scheme.id });
    setAsking(false);
    if (answer.ok) navigate({ page: 'draw', serial: answer.value.serial });
  };

  return (
    <PageFrame
      head={
        <PageHead
          title={words.title}
          facts={
            <>
              <Input
                className="scheme-title"
                aria-label={words.name}
                value={draft.name}
                maxLength={80}
                status={hasName ? '' : 'error'}
                onChange={(event) => {
                  change({ name: event.target.value });
                }}
              />
              <StatusMark mark="todo">{schemeStateText.draft}</StatusMark>
              <SaveState phase={phase} named={hasName} savedAt={scheme.updatedAt} onRetry={() => void flush()} />
            </>
          }
          actions={
            <Button
              onClick={() => {
                navigate({ page: 'schemes' });
              }}
            >
              {words.backToList}
            </Button>
          }
        />
      }
      foot={
        <ActionBar state={<span className="one-line">{words.sealed}</span>}>
          {musts === null ? <span className="hint">{words.checking}</span> : null}
          {musts !== null && musts > 0 ? <StatusMark mark="must">{mustText(musts)}</StatusMark> : null}
          {musts === 0 ? <StatusMark mark="done">{words.mustNone}</StatusMark> : null}
          <Button
            type="primary"
            size="large"
            disabled={!ready}
            onClick={() => {
              setAsking(true);
            }}
          >
            {words.freeze}
          </Button>
        </ActionBar>
      }
    >
      {preview.state.at === 'failed' ? <ErrorNotice text={errorSentence(preview.state.error)} /> : null}
      {freeze.phase.at === 'failed' ? <ErrorNotice text={errorSentence(freeze.phase.error)} /> : null}
      <div className="scheme">
        <WhoSheet draft={draft} preview={shown} facets={facets.at === 'ready' ? facets.value : null} onChange={change} />
        <WhatSheet draft={draft} items={items.at === 'ready' ? [...gone, ...items.value] : null} onChange={change} />
        <HowSheet draft={draft} preview={shown} onChange={change} />
        <CheckSheet preview={shown} />
      </div>
      <FreezeDialog
        open={asking}
        preview={shown}
        phase={freeze.phase}
        onCancel={() => {
          if (freeze.phase.at === 'running') freeze.cancel();
          setAsking(false);
        }}
        onConfirm={() => void seal()}
      />
    </PageFrame>
  );
};

interface SaveStateProps {
  readonly phase: SavePhase;
  readonly named: boolean;
  readonly savedAt: string;
  readonly onRetry: () => void;
}

const SaveState = ({ phase, named, savedAt, onRetry }: SaveStateProps) => {
  if (!named) return <StatusMark mark="look">{words.nameMissing}</StatusMark>;
  if (phase.at === 'failed') {
    return (
      <>
        <StatusMark mark="must">{words.unsaved}</StatusMark>
        <Button onClick={onRetry}>{words.saveAgain}</Button>
        <span role="alert">{errorSentence(phase.error)}</span>
      </>
    );
  }
  return (
    <span className="hint" role="status">
      {phase.at === 'saved' ? savedText(savedAt) : words.saving}
    </span>
  );
};
