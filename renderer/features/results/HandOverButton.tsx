import { Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { handOverText, handOverWords as words, visitOfUnitText } from '#shared/i18n/zh-cn/tasks.ts';

/** 移交 of visits that have no result yet, from the unit they were dispatched to (R35). */
export const HandOverButton = ({ serial }: { readonly serial: string }) => {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        onClick={() => {
          setAsking(true);
        }}
      >
        {words.open}
      </Button>
      {asking ? (
        <HandOverDialog
          serial={serial}
          onClose={() => {
            setAsking(false);
          }}
        />
      ) : null}
    </>
  );
};

const HandOverDialog = ({ serial, onClose }: { readonly serial: string; readonly onClose: () => void }) => {
  const dispatched = useQuery('tasks.dispatched', { serial });
  const org = useQuery('org.tree', {});
  const { phase, run } = useCommand('tasks.reassign');
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [unit, setUnit] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const id = useId();
  const visits = dispatched.at === 'ready' ? dispatched.value.filter(({ entered }) => !entered) : [];
  const units = org.at === 'ready' ? org.value.units.filter(({ kind, active }) => active && kind !== 'town') : [];
  const submit = async (): Promise<void> => {
    const answer = await run({ serial, codes: [...codes], unit: unit ?? '', reason });
    if (answer.ok) onClose();
  };
  return (
    <Dialog
      open
      title={words.title}
      confirmLabel={handOverText(codes.length)}
      cancelLabel={words.cancel}
      busy={phase.at === 'running'}
      blocked={codes.length === 0 || unit === null || reason.trim().length < 2}
      onConfirm={() => void submit()}
      onCancel={onClose}
    >
      <p>{words.lead}</p>
      <div className="mark-fields">
        <label className="field-label" htmlFor={`${id}-visits`}>
          {words.visits}
        </label>
        <Select
          id={`${id}-visits`}
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={[...codes]}
          options={visits.map(({ code, name, unit: now }) => ({ value: code, label: visitOfUnitText(name, now) }))}
          onChange={setCodes}
        />
        <label className="field-label" htmlFor={`${id}-unit`}>
          {words.unit}
        </label>
        <Select
          id={`${id}-unit`}
          showSearch={{ optionFilterProp: 'label' }}
          value={unit}
          options={units.map(({ name }) => ({ value: name, label: name }))}
          onChange={setUnit}
        />
        <label className="field-label" htmlFor={`${id}-reason`}>
          {words.reason}
        </label>
        <Input
          id={`${id}-reason`}
          maxLength={200}
          value={reason}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
        <p id={`${id}-hint`} className="hint">
          {words.reasonHint}
        </p>
      </div>
      {phase.at === 'failed' ? <ErrorNotice text={errorSentence(phase.error)} /> : null}
    </Dialog>
  );
};
