import { Input, Select } from 'antd';
import { useId, useState } from 'react';
import type { SchemeSummary } from '#shared/contract/schemes.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { uiWords } from '#shared/i18n/zh-cn/ui.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { schemesWords as words } from '#shared/i18n/zh-cn/schemes.ts';

interface Props {
  readonly open: boolean;
  readonly schemes: readonly Pick<SchemeSummary, 'id' | 'name'>[];
  readonly onClose: () => void;
  readonly onCreated: (id: string) => void;
}

const longestName = 80;

export const NewSchemeDialog = ({ open, schemes, onClose, onCreated }: Props) => {
  const create = useCommand('schemes.create');
  const [name, setName] = useState('');
  const [copyOf, setCopyOf] = useState('');
  const [missing, setMissing] = useState(false);
  const id = useId();
  const submit = async (): Promise<void> => {
    setMissing(name.trim() === '');
    if (name.trim() === '') return;
    const answer = await create.run(copyOf === '' ? { name } : { name, copyOf });
    if (answer.ok) onCreated(answer.value.id);
  };
  return (
    <Dialog
      open={open}
      title={words.createTitle}
      confirmLabel={words.createConfirm}
      cancelLabel={uiWords.cancel}
      busy={create.phase.at === 'running'}
      onConfirm={() => void submit()}
      onCancel={onClose}
    >
      <label className="field-label" htmlFor={id}>
        {words.name}
      </label>
      <Input
        id={id}
        autoFocus
        value={name}
        maxLength={longestName}
        status={missing ? 'error' : ''}
        aria-invalid={missing}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          setName(event.target.value);
          setMissing(false);
        }}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing) void submit();
        }}
      />
      <p id={`${id}-hint`} className={missing ? 'field-error' : 'hint'}>
        {missing ? words.nameMissing : words.nameHint}
      </p>
      {schemes.length === 0 ? null : (
        <div className="field">
          <label className="field-label" htmlFor={`${id}-copy`}>
            {words.copyOf}
          </label>
          <Select
            id={`${id}-copy`}
            showSearch={{ optionFilterProp: 'label' }}
            value={copyOf}
            options={[{ value: '', label: words.copyNone }, ...schemes.map((scheme) => ({ value: scheme.id, label: scheme.name }))]}
            onChange={setCopyOf}
          />
          <p className="hint">{words.copyHint}</p>
        </div>
      )}
      {create.phase.at === 'failed' ? <ErrorNotice text={errorSentence(create.phase.error)} /> : null}
    </Dialog>
  );
};
