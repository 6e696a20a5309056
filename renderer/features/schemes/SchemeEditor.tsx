import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Navigate } from '#renderer/api/route.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { useKeptQuery, useQuery } from '#renderer/api/use-query.ts';
import { ActionBar } from '#renderer/ui/ActionBar.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { OfficeRole } from '#shared/contract/office.ts';
import type { SchemeDetail, SchemeDraft } from '#shared/contract/schemes.ts';
import { freezeObstacles, type SchemeFinding } from '#shared/domain/schemes/findings.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { handedTaskWords } from '#shared/i18n/zh-cn/handed-tasks.ts';
import { fromPlanText, mustText, reasonsText, savedText, schemesWords as words, schemeStateText } from '#shared/i18n/zh-cn/schemes.ts';
import type { SavePhase } from './draft-store.ts';
import { CheckSheet } from './CheckSheet.tsx';
import { FreezeDialog } from './FreezeDialog.tsx';
import { HowSheet } from './HowSheet.tsx';
import { DrillView } from './DrillView.tsx';
import { useDraft } from './use-draft.ts';
import { useRemedies } from './use-remedies.ts';
import { useSettled } from './use-settled.ts';
import { WhatSheet } from './WhatSheet.tsx';
import { WhoSheet } from './WhoSheet.tsx';

interface Props {
  readonly scheme: SchemeDetail;
  readonly role: OfficeRole;
  readonly navigate: Navigate;
}

/** Whom, what, how, and what stands in the way; every change is saved by itself (UX 8, screen 7). */
export const SchemeEditor = ({ scheme, role, navigate }: Props) => {
  const { store, edit, flush } = useDraft(scheme);
  const { draft, settled, phase } = useStore(store);
  const [tried, setTried] = useState<SchemeDraft | null>(null);
  const [itemId, setItemId] = useState('');
  const [drill, setDrill] = useState<string | null>(null);
  // A try lives on top of the newest draft: only its numbers are its own.
  const shownDraft = useMemo(() => (tried === null ? draft : { ...draft, rates: tried.rates, joint: tried.joint }), [draft, tried]);
  // Reasons change nothing that is counted, so writing one asks for nothing.
  const whole = draft.name.trim() === '' ? settled : shownDraft;
  const asked = useMemo(() => ({ ...whole, reasons: noReasons }), [whole]);
  const question = useSettled(asked);
  const preview = useKeptQuery('schemes.preview', { id: scheme.id, draft: question });
  // Numbers and findings of an older draft stay in sight while new ones are on their way, but nothing is judged by them.
  const checked = asked === question && preview.state.at === 'ready' && !preview.state.refreshing;
  const facets = useQuery('subjects.summary', { filter: {} });
  const items = useQuery('items.list', {});
  const named = useQuery('items.named', { ids: draft.itemIds });
  // Versions that were chosen and are not on the list any more come first, so that they can be taken off.
  const gone = named.at === 'ready' ? named.value.filter(({ current }) => !current) : [];
  const freeze = useCommand('schemes.freeze', scheme.id);
  const trial = useCommand('drills.run', scheme.id);
  const [asking, setAsking] = useState(false);
  const shown = preview.newest?.value ?? null;
  const obstacles = shown && checked ? freezeObstacles(shown.findings, draft.reasons) : null;
  const musts = obstacles?.musts ?? null;
  const hasName = draft.name.trim() !== '';
  const ready = musts === 0 && obstacles?.reasonsMissing === 0 && hasName && tried === null && freeze.phase.at !== 'running';
  const change = (part: Partial<SchemeDraft>): void => {
    edit(part);
  };
  const chosenItems = (named.at === 'ready' ? named.value : []).map((item) => ({
    id: item.id,
    title: itemTitle(item),
    bad: !item.current || !item.published,
  }));
  const remedyOf = useRemedies({ draft, items: chosenItems, change, navigate });
  const giveReason = ({ code, about }: SchemeFinding, reason: string): void => {
    const others = draft.reasons.filter((one) => one.code !== code || one.about !== about);
    change({ reasons: reason === '' ? others : [...others, { code, about, reason }] });
  };
  const tryOut = async (): Promise<void> => {
    if (!(await flush())) return;
    const answer = await trial.run({ schemeId: scheme.id });
    if (answer.ok) setDrill(answer.value.serial);
  };
  const seal = async (): Promise<void> => {
    if (!(await flush())) return;
    const answer = await freeze.run({ id: scheme.id });
    setAsking(false);
    if (answer.ok) navigate({ page: 'draw', serial: answer.value.serial });
  };

  if (drill !== null)
    return (
      <DrillView
        serial={drill}
        schemeName={draft.name}
        onBack={() => {
          setDrill(null);
        }}
      />
    );
  return (
    <PageFrame
      head={
        <PageHead
          title={words.title}
          facts={
            <>
              <span data-place="name">
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
              </span>
              <StatusMark mark="todo">{schemeStateText.draft}</StatusMark>
              {scheme.planRow ? <span>{fromPlanText(scheme.planRow.year)}</span> : null}
              {scheme.handed ? <span>{handedTaskWords.levels.city}</span> : null}
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
          {musts === null && preview.state.at !== 'failed' ? <span className="hint">{words.checking}</span> : null}
          {musts !== null && musts > 0 ? <StatusMark mark="must">{mustText(musts)}</StatusMark> : null}
          {musts === 0 && obstacles !== null && obstacles.reasonsMissing > 0 ? (
            <StatusMark mark="look">{reasonsText(obstacles.reasonsMissing)}</StatusMark>
          ) : null}
          {musts === 0 && obstacles?.reasonsMissing === 0 ? (
            <StatusMark mark={tried === null ? 'done' : 'look'}>{tried === null ? words.mustNone : words.whatIfShown}</StatusMark>
          ) : null}
          <Button size="large" disabled={!hasName || shown === null} loading={trial.phase.at === 'running'} onClick={() => void tryOut()}>
            {words.drill}
          </Button>
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
      {trial.phase.at === 'failed' ? <ErrorNotice text={errorSentence(trial.phase.error)} /> : null}
      {freeze.phase.at === 'failed' ? <ErrorNotice text={errorSentence(freeze.phase.error)} /> : null}
      <div className="scheme">
        <WhoSheet
          handed={scheme.handed}
          draft={draft}
          role={role}
          preview={shown}
          facets={facets.at === 'ready' ? facets.value : null}
          onChange={change}
        />
        <WhatSheet draft={draft} items={items.at === 'ready' ? [...gone, ...items.value] : null} onChange={change} />
        <HowSheet
          draft={draft}
          role={role}
          tried={shownDraft}
          preview={shown}
          towns={facets.at === 'ready' ? facets.value.towns : []}
          items={chosenItems}
          itemId={itemId}
          onItem={setItemId}
          onTry={setTried}
          onChange={change}
        />
        <CheckSheet preview={shown} busy={!checked} reasons={draft.reasons} onReason={giveReason} remedyOf={remedyOf} />
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

const noReasons: SchemeDraft['reasons'] = [];

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
