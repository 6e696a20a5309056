import { Checkbox, Form, Input, Select } from 'antd';
import { useCommand } from '#renderer/api/use-command.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import type { OrgUnitView, UnitInput } from '#shared/contract/org.ts';
import { unitKinds, type UnitKind } from '#shared/domain/org/org-unit.ts';
import { parentKinds } from '#shared/domain/org/unit-rules.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { unitFormWords as words, unitKindText } from '#shared/i18n/zh-cn/org.ts';
import { uiWords } from '#shared/i18n/zh-cn/ui.ts';
import './org.css';

/** What a new unit begins with. */
export interface UnitStart {
  readonly kind: UnitKind;
  readonly name: string;
  readonly code: string;
}

/** A unit to change, or a new one. */
export interface EditedUnit {
  readonly unit: OrgUnitView | null;
  readonly start?: UnitStart;
}

interface Props {
  readonly edited: EditedUnit;
  readonly units: readonly OrgUnitView[];
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}

interface Fields extends UnitInput {
  readonly keepOldName: boolean;
}

const fieldsOf = ({ unit, start }: EditedUnit, units: readonly OrgUnitView[]): Fields => {
  if (unit) {
    const { kind, name, code, parentId } = unit;
    return { kind, name, code, parentId, formerNames: unit.formerNames.map((former) => former.name), keepOldName: true };
  }
  const bureau = units.find(({ kind }) => kind === 'bureau')?.id ?? null;
  return { kind: 'station', name: '', code: '', ...start, parentId: bureau, formerNames: [], keepOldName: true };
};

export const UnitDialog = ({ edited, units, onClose, onSaved }: Props) => {
  const { unit } = edited;
  const [form] = Form.useForm<Fields>();
  const save = useCommand('org.save');
  const start = fieldsOf(edited, units);
  // Undefined until the fields stand on the page, whatever the types say.
  const typed = { kind: Form.useWatch('kind', form), name: Form.useWatch('name', form) } as Partial<Fields>;
  const { kind = start.kind, name = start.name } = typed;
  const parents = units.filter((other) => other.active && parentKinds[kind].includes(other.kind) && other.id !== unit?.id);
  const submit = async ({ keepOldName, ...input }: Fields): Promise<void> => {
    const parentId = kind === 'bureau' ? null : input.parentId;
    const answer = await save.run({ id: unit?.id ?? null, unit: { ...input, parentId }, keepOldName });
    if (answer.ok) onSaved(answer.value.id);
  };
  return (
    <Dialog
      open
      width={640}
      title={unit ? words.editTitle(unit.name) : words.addTitle}
      confirmLabel={words.save}
      cancelLabel={uiWords.leave}
      busy={save.phase.at === 'running'}
      onConfirm={form.submit}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        className="org-form"
        initialValues={start}
        onFinish={() => void submit({ ...start, ...form.getFieldsValue() })}
      >
        <Form.Item name="kind" label={words.kind} hidden={unit !== null}>
          <Select options={unitKinds.filter((one) => one !== 'bureau' || unit).map((value) => ({ value, label: unitKindText[value] }))} />
        </Form.Item>
        <Form.Item name="name" label={words.name} rules={[{ required: true, whitespace: true, message: words.nameMissing }]}>
          <Input maxLength={60} autoComplete="off" autoFocus />
        </Form.Item>
        {unit && name.trim() !== unit.name ? (
          <Form.Item name="keepOldName" valuePropName="checked" className="org-wide">
            <Checkbox>{words.keepOldName}</Checkbox>
          </Form.Item>
        ) : null}
        {kind === 'bureau' ? null : (
          <Form.Item
            name="parentId"
            label={kind === 'town' ? words.parentTown : words.parent}
            rules={[{ required: true, message: words.parentMissing }]}
          >
            <Select showSearch={{ optionFilterProp: 'label' }} options={parents.map(({ id, name: label }) => ({ value: id, label }))} />
          </Form.Item>
        )}
        <Form.Item name="code" label={words.code} extra={kind === 'town' ? words.codeHint.town : words.codeHint.office}>
          <Input className="mono" maxLength={12} autoComplete="off" />
        </Form.Item>
        <Form.Item name="formerNames" label={words.formerNames} extra={words.formerNamesHint} className="org-wide">
          <Select mode="tags" open={false} suffix={<span />} />
        </Form.Item>
      </Form>
      {save.phase.at === 'failed' ? <ErrorNotice text={errorSentence(save.phase.error)} /> : null}
    </Dialog>
  );
};
