import { Checkbox, Radio } from 'antd';
import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import type { StageSettings } from '#shared/contract/stage.ts';
import { objectNamings } from '#shared/domain/stage/masking.ts';
import { ceremonyWords as words } from '#shared/i18n/zh-cn/ceremony.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { namingText } from '#shared/i18n/zh-cn/stage.ts';

interface Props {
  readonly settings: StageSettings;
  readonly onClose: () => void;
}

/** How names are shown on the stage; kept for the bureau and noted in the trail. */
export const StageSettingsDialog = ({ settings, onClose }: Props) => {
  const save = useCommand('stage.saveSettings');
  const [chosen, setChosen] = useState(settings);
  const submit = async (): Promise<void> => {
    const answer = await save.run(chosen);
    if (answer.ok) onClose();
  };
  return (
    <Dialog
      open
      title={words.namesTitle}
      confirmLabel={words.namesSave}
      cancelLabel={words.namesBack}
      busy={save.phase.at === 'running'}
      onConfirm={() => void submit()}
      onCancel={onClose}
    >
      <p className="hint">{words.namesLead}</p>
      <div className="void-fields">
        <span className="draw-label">{words.namesObjects}</span>
        <Radio.Group
          aria-label={words.namesObjects}
          value={chosen.objects}
          options={objectNamings.map((value) => ({ value, label: namingText[value] }))}
          onChange={({ target }: { readonly target: { readonly value?: StageSettings['objects'] } }) => {
            setChosen({ ...chosen, objects: target.value ?? 'masked' });
          }}
        />
        <Checkbox
          checked={chosen.inspectors}
          onChange={(event) => {
            setChosen({ ...chosen, inspectors: event.target.checked });
          }}
        >
          {words.namesInspectors}
        </Checkbox>
      </div>
      {save.phase.at === 'failed' ? <ErrorNotice text={errorSentence(save.phase.error)} /> : null}
    </Dialog>
  );
};
