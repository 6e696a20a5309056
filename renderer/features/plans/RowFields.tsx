import { Button, Input, Select } from 'antd';
import { useId, type ReactNode } from 'react';
import { DayField } from '#renderer/ui/DayField.tsx';
import type { ItemView } from '#shared/contract/items.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import { planJoints, planKinds, planLevels, planTextLimits, type PlanRowContent } from '#shared/domain/plans/plan-row.ts';
import { dayText } from '#shared/i18n/zh-cn/numbers.ts';
import { planRowWords as words } from '#shared/i18n/zh-cn/plan-row.ts';
import { planFieldText, planJointText, planKindText, planLevelText } from '#shared/i18n/zh-cn/plan-table.ts';
import { plansWords } from '#shared/i18n/zh-cn/plans.ts';
import { typedCount, typedRate, type RowForm } from './row-form.ts';

interface Props {
  readonly form: RowForm;
  readonly items: readonly ItemView[];
  readonly onChange: (form: RowForm) => void;
}

type TextField = keyof typeof planTextLimits;

/** The fields of one row in the order of the work: what, when, how many, whom, who. */
export const RowFields = ({ form, items, onChange }: Props) => {
  const id = useId();
  const { row } = form;
  const put = (part: Partial<PlanRowContent>): void => {
    onChange({ ...form, row: { ...row, ...part } });
  };
  const box = (name: string, label: string, children: ReactNode, wide = '') => (
    <div className={wide}>
      <label className="field-label" htmlFor={`${id}-${name}`}>
        {label}
      </label>
      {children}
    </div>
  );
  const text = (name: TextField, wide = '') =>
    box(
      name,
      planFieldText[name],
      <Input
        id={`${id}-${name}`}
        value={row[name]}
        maxLength={planTextLimits[name]}
        onChange={(event) => {
          put({ [name]: event.target.value });
        }}
      />,
      wide,
    );
  const choice = <T extends string>(
    name: 'kind' | 'level' | 'joint',
    values: readonly T[],
    labels: Readonly<Record<T, string>>,
    value: T | '',
    change: (value: T) => void,
  ) =>
    box(
      name,
      planFieldText[name],
      <Select<T>
        id={`${id}-${name}`}
        className="plan-wide"
        {...(value === '' ? {} : { value })}
        options={values.map((one) => ({ value: one, label: labels[one] }))}
        onChange={change}
      />,
    );
  const amount = (name: 'rate' | 'count', label: string, bad: boolean, badText: string) =>
    box(
      name,
      label,
      <>
        <Input
          id={`${id}-${name}`}
          value={form[name]}
          maxLength={12}
          status={bad ? 'error' : ''}
          aria-invalid={bad}
          aria-describedby={`${id}-${name}-below`}
          onChange={(event) => {
            onChange({ ...form, [name]: event.target.value });
          }}
        />
        <p id={`${id}-${name}-below`} className={bad ? 'field-error' : 'hint'}>
          {bad ? badText : name === 'count' ? '\u00a0' : unreadText(row.unread.amount) || words.amountHint}
        </p>
      </>,
    );
  const dayField = (name: 'from' | 'to') => (
    <DayField
      label={planFieldText[name]}
      value={row[name]}
      hint={plansWords.dayHint}
      dayText={dayText}
      badText={plansWords.badDay}
      labelClass="field-label"
      mistakeClass="field-error"
      onChange={(day) => {
        put({ [name]: day });
      }}
    />
  );
  const offered = items.filter(({ published, code }) => published || row.itemCodes.includes(code));
  return (
    <div className="plan-fields">
      {text('name', 'plan-span')}
      {choice('kind', planKinds, planKindText, row.kind, (kind) => {
        put({ kind });
      })}
      {choice('level', planLevels, planLevelText, row.level, (level) => {
        put({ level });
      })}
      {text('mode')}
      {box(
        'items',
        planFieldText.itemCodes,
        <>
          <Select<string[]>
            id={`${id}-items`}
            className="plan-wide"
            mode="multiple"
            placeholder={words.itemsPlaceholder}
            showSearch={{ optionFilterProp: 'label' }}
            value={[...row.itemCodes]}
            options={offered.map((item) => ({
              value: item.code,
              label: `${itemTitle(item)}${item.published ? '' : `\uFF08${words.unpublished}\uFF09`}`,
            }))}
            onChange={(itemCodes) => {
              put({ itemCodes });
            }}
          />
          {row.unread.items === '' ? null : (
            <p className="hint">
              {unreadText(row.unread.items)}{' '}
              <Button
                type="link"
                size="small"
                onClick={() => {
                  put({ unread: { ...row.unread, items: '' } });
                }}
              >
                {words.dropText}
              </Button>
            </p>
          )}
        </>,
        'plan-span',
      )}
      {dayField('from')}
      {dayField('to')}
      <div className="plan-two">
        {amount('rate', words.ratePercent, typedRate(form.rate) === undefined, words.rateBad)}
        {amount('count', words.countLabel, typedCount(form.count) === undefined, words.countBad)}
      </div>
      {row.unread.period === '' ? null : <p className="hint plan-span">{unreadText(row.unread.period)}</p>}
      {text('range', 'plan-span')}
      {text('agency')}
      {text('section')}
      {text('method')}
      {choice('joint', planJoints, planJointText, row.joint, (joint) => {
        put({ joint });
      })}
      {text('leadDept')}
      {box(
        'partners',
        planFieldText.partners,
        <Select<string[]>
          id={`${id}-partners`}
          className="plan-wide"
          mode="tags"
          open={false}
          suffix={null}
          placeholder={words.partnersPlaceholder}
          value={[...row.partners]}
          onChange={(partners) => {
            put({ partners });
          }}
        />,
      )}
      {text('riskDemand')}
      {text('frequency')}
      {text('planNo')}
      {text('note', 'plan-span')}
    </div>
  );
};

const unreadText = (text: string): string => (text === '' ? '' : `${words.unread} ${text}`);
