import { Checkbox, Form, Input, Select } from 'antd';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import type { InspectorRow } from '#shared/domain/imports/describe-inspectors.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { fieldText } from '#shared/i18n/zh-cn/imports.ts';
import { inspectorFormWords as words, inspectorStatusText } from '#shared/i18n/zh-cn/inspectors.ts';
import { DayItem } from './DayItem.tsx';
import { emptyFields, fieldsOf, rowOf, type InspectorFields } from './inspector-form.ts';
import './inspectors.css';
import { LeaveRows, RecusalRows } from './SpanRows.tsx';

/** A person to change, or a new one; `adding` opens the form with an empty row of that kind. */
export interface EditedInspector {
  readonly id: number | null;
  readonly row: InspectorRow | null;
  readonly adding?: 'leave' | 'recusal';
}

interface Props {
  readonly edited: EditedInspector;
  readonly onClose: () => void;
  readonly onSaved: (id: number) => void;
}

const startOf = ({ row, adding }: EditedInspector): InspectorFields => {
  const fields = row === null ? emptyFields : fieldsOf(row);
  if (adding === 'leave') return { ...fields, leaves: [...fields.leaves, { from: '', to: '', reason: '' }] };
  if (adding === 'recusal') return { ...fields, recusals: [...fields.recusals, { subjectCode: '', from: '', to: '', reason: '' }] };
  return fields;
};

const titleOf = ({ row, adding }: EditedInspector): string => {
  if (row === null) return words.addTitle;
  if (adding === undefined) return words.editTitle(row.name);
  return adding === 'leave' ? words.leaveTitle(row.name) : words.recusalTitle(row.name);
};

const titles = fieldText.inspectors;
/** The units there are, and none at all. */
const options = (texts: readonly string[]) => [{ value: '', label: words.none }, ...texts.map((value) => ({ value, label: value }))];

export const InspectorDialog = ({ edited, onClose, onSaved }: Props) => {
  const [form] = Form.useForm<InspectorFields>();
  const save = useCommand('inspectors.save');
  const choices = useQuery('inspectors.choices', {});
  const known = choices.at === 'ready' ? choices.value : null;
  const submit = async (fields: InspectorFields): Promise<void> => {
    const answer = await save.run({ id: edited.id, row: rowOf(fields) });
    if (answer.ok) onSaved(answer.value.id);
  };
  const text = (name: keyof typeof emptyFields, most: number) => (
    <Form.Item name={name} label={titles[name]}>
      <Input maxLength={most} autoComplete="off" />
    </Form.Item>
  );
  return (
    <Dialog
      open
      width={880}
      title={titleOf(edited)}
      confirmLabel={words.save}
      cancelLabel={words.leave}
      busy={save.phase.at === 'running'}
      onConfirm={form.submit}
      onCancel={onClose}
    >
      <Form<InspectorFields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={startOf(edited)}
        preserve={false}
        className="person-form"
        scrollToFirstError
        onFinish={() => void submit(form.getFieldsValue(true) as InspectorFields)} // fields that are not on the form stay as they were
      >
        {edited.adding === undefined ? (
          <>
            <h2>{words.groupPerson}</h2>
            <div className="person-form-grid">
              <Form.Item name="name" label={titles['name']} rules={[{ required: true, whitespace: true, message: words.nameMissing }]}>
                <Input maxLength={60} autoComplete="off" autoFocus />
              </Form.Item>
              <Form.Item
                name="staffNo"
                label={titles['staffNo']}
                rules={[{ required: true, whitespace: true, message: words.staffNoMissing }]}
              >
                <Input maxLength={40} autoComplete="off" />
              </Form.Item>
              <Form.Item name="status" label={titles['status']}>
                <Select options={(['active', 'inactive'] as const).map((value) => ({ value, label: inspectorStatusText[value] }))} />
              </Form.Item>
              <Form.Item name="unit" label={titles['unit']} extra={words.unitHint}>
                <Select showSearch options={options(known?.units ?? [])} />
              </Form.Item>
              <Form.Item name="department" label={titles['department']}>
                <Select showSearch options={options(known?.departments ?? [])} />
              </Form.Item>
              {text('post', 60)}
              {text('gender', 10)}
              {text('phone', 40)}
              {text('level', 30)}
              {text('education', 30)}
              {text('major', 60)}
              {text('postCategory', 60)}
            </div>
            <h2>{words.groupCertificate}</h2>
            <div className="person-form-grid">
              {text('certificateNo', 40)}
              <DayItem name="certificateUntil" label={titles['certificateUntil'] ?? ''} />
              <DayItem name="postSince" label={titles['postSince'] ?? ''} />
              {text('provinceCertificateNo', 40)}
              <DayItem name="provinceCertificateUntil" label={titles['provinceCertificateUntil'] ?? ''} />
              <Form.Item name="area" label={titles['area']} extra={words.areaHint}>
                <Select
                  mode="multiple"
                  showSearch={{ optionFilterProp: 'label' }}
                  options={(known?.towns ?? []).map(({ value, label }) => ({ value, label }))}
                />
              </Form.Item>
              <Form.Item name="lines" label={titles['lines']}>
                <Select mode="multiple" options={(known?.lines ?? []).map(({ number, name }) => ({ value: number, label: name }))} />
              </Form.Item>
              <Form.Item name="itemCodes" label={titles['itemCodes']} extra={words.itemCodesHint}>
                <Select
                  mode="multiple"
                  showSearch={{ optionFilterProp: 'label' }}
                  options={(known?.items ?? []).map(({ code, title }) => ({ value: code, label: `${code} ${title}` }))}
                />
              </Form.Item>
              <Form.Item name="expertise" label={titles['expertise']} extra={words.listHint}>
                <Input maxLength={400} autoComplete="off" />
              </Form.Item>
              <Form.Item name="qualifications" label={titles['qualifications']} extra={words.listHint}>
                <Input maxLength={400} autoComplete="off" />
              </Form.Item>
              <Form.Item name="expert" valuePropName="checked" label={titles['expert']}>
                <Checkbox>{titles['expert']}</Checkbox>
              </Form.Item>
              <Form.Item name="note" label={titles['note']}>
                <Input.TextArea maxLength={4000} autoSize={{ minRows: 1, maxRows: 4 }} />
              </Form.Item>
            </div>
          </>
        ) : null}
        {edited.adding === 'recusal' ? null : <LeaveRows />}
        {edited.adding === 'leave' ? null : <RecusalRows />}
      </Form>
      {save.phase.at === 'failed' ? <ErrorNotice text={errorSentence(save.phase.error)} /> : null}
    </Dialog>
  );
};
