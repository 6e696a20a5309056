import { AutoComplete, Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import type { SubjectTarget } from '#shared/contract/subject-edits.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { editWords as words, selectedText, selectMatchingText, tagTitle, taggedText } from '#shared/i18n/zh-cn/subject-edits.ts';
import { phaseText, progressCount, timeLeftText, uiWords } from '#shared/i18n/zh-cn/ui.ts';
import { subjectsWords } from '#shared/i18n/zh-cn/subjects.ts';

interface Props {
  readonly chosen: number;
  readonly matching: number;
  readonly target: SubjectTarget;
  readonly knownTags: readonly string[];
  readonly onSelectAll: () => void;
  readonly onClear: () => void;
  readonly onDone: (text: string, seq: number) => void;
}

type Action = 'add' | 'remove';

/** What can be done to the chosen rows, in place between toolbar and head. */
export const BulkBar = ({ chosen, matching, target, knownTags, onSelectAll, onClear, onDone }: Props) => {
  const [asked, setAsked] = useState<Action | null>(null);
  const [tag, setTag] = useState('');
  const command = useCommand('subjects.tag', 'bulk');
  const ask = (action: Action): void => {
    command.reset();
    setTag('');
    setAsked(action);
  };
  const run = async (): Promise<void> => {
    if (asked === null) return;
    const answer = await command.run({ target, tag: tag.trim(), action: asked });
    if (!answer.ok) return;
    setAsked(null);
    onDone(taggedText(asked, tag.trim(), answer.value.changed, answer.value.skipped), answer.value.seq);
  };
  const { phase } = command;
  return (
    <div className="bulk-bar" role="group" aria-label={words.bulk}>
      <b role="status">{selectedText(chosen)}</b>
      <Button
        onClick={() => {
          ask('add');
        }}
      >
        {words.addTag}
      </Button>
      <Button
        onClick={() => {
          ask('remove');
        }}
      >
        {words.removeTag}
      </Button>
      <span className="bulk-right">
        {chosen < matching ? (
          <Button type="link" onClick={onSelectAll}>
            {selectMatchingText(matching)}
          </Button>
        ) : null}
        <Button type="link" onClick={onClear}>
          {words.clearSelection}
        </Button>
      </span>
      <Dialog
        open={asked !== null}
        title={tagTitle(asked ?? 'add', chosen)}
        confirmLabel={asked === 'remove' ? words.confirmRemove : words.confirmAdd}
        cancelLabel={phase.at === 'running' ? uiWords.cancel : words.notNow}
        busy={phase.at === 'running'}
        blocked={tag.trim() === '' || /[\s、,;|/]/u.test(tag.trim())}
        onCancel={() => {
          if (phase.at === 'running') command.cancel();
          else setAsked(null);
        }}
        onConfirm={() => {
          void run();
        }}
      >
        <label className="field-label" htmlFor="bulk-tag">
          {words.tagLabel}
        </label>
        <AutoComplete
          id="bulk-tag"
          autoFocus
          value={tag}
          style={{ width: '100%' }}
          options={knownTags.map((value) => ({ value }))}
          showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
          maxLength={30}
          onChange={setTag}
        />
        <p className="hint">{words.tagHint}</p>
        {phase.at === 'running' && phase.progress ? (
          <ProgressPanel
            phase={phaseText[phase.progress.phase]}
            count={progressCount(phase.progress, subjectsWords.unit)}
            timeLeft={phase.secondsLeft === undefined ? undefined : timeLeftText(phase.secondsLeft)}
            share={phase.progress.total ? phase.progress.done / phase.progress.total : undefined}
            cancelLabel={uiWords.cancel}
            onCancel={command.cancel}
          />
        ) : null}
        {phase.at === 'failed' ? <ErrorNotice text={errorSentence(phase.error)} /> : null}
      </Dialog>
    </div>
  );
};
