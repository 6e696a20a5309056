import { Checkbox, Input, Select } from 'antd';
import { useId } from 'react';
import { DayField } from '#renderer/ui/DayField.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import type { AppError } from '#shared/contract/errors.ts';
import { checkMethods, disposals, type ResultDraft, type VisitDetail } from '#shared/contract/results.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { dayText } from '#shared/i18n/zh-cn/numbers.ts';
import { disposalText, itemsText, methodText, outcomeName, publicLine, resultsWords as words } from '#shared/i18n/zh-cn/results.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { mistakenField } from './entry-mistake.ts';
import type { Entry, EntryStore } from './entry-store.ts';
import { ItemRows } from './ItemRows.tsx';
import { KeyOptions } from './KeyOptions.tsx';
import { extraOutcomes, keyedOutcomes } from './result-form.ts';

interface Props {
  readonly visit: VisitDetail;
  readonly entry: Entry;
  readonly entries: EntryStore;
}

/** The outcome codes inside a refusal are keys; people know them by their words. */
const sentenceOf = (error: AppError): string => {
  if (error.code === 'result.contradiction') {
    return errorSentence({ code: error.code, params: { outcome: outcomeName(error.params.outcome) } });
  }
  if (error.code === 'result.outcomesExclude') {
    const { first, second } = error.params;
    return errorSentence({ code: error.code, params: { first: outcomeName(first), second: outcomeName(second) } });
  }
  return errorSentence(error);
};

/** One visit: outcome first, then item by item, then the facts of the visit. */
export const EntryForm = ({ visit, entry, entries }: Props) => {
  const { code, items } = visit;
  const { draft } = entry.form;
  const id = useId();
  const error = entry.phase.at === 'failed' ? entry.phase.error : null;
  const settings = useQuery('results.settings', {});
  const mistake = error ? mistakenField(error, items) : null;
  const said = (field: 'outcomes' | 'day' | 'visitCode'): string | null => (error && mistake?.field === field ? sentenceOf(error) : null);
  const outcomeMistake = said('outcomes');
  const set = (change: Partial<Omit<ResultDraft, 'outcomes' | 'items'>>): void => {
    entries.set(code, change);
  };
  return (
    <div className="entry-form">
      <div className="entry-column" data-field="outcomes">
        <Sheet
          title={words.outcomes}
          extra={draft.outcomes.length > 0 ? <span className="public-line">{publicLine(draft.outcomes)}</span> : null}
        >
          <KeyOptions
            keyed
            label={words.outcomes}
            options={keyedOutcomes}
            chosen={draft.outcomes}
            describedBy={outcomeMistake === null ? undefined : `${id}-outcomes`}
            onToggle={(key) => {
              entries.toggle(code, key);
            }}
          />
          <p className="entry-label">{words.extraOutcomes}</p>
          <KeyOptions
            label={words.extraOutcomes}
            options={extraOutcomes}
            chosen={draft.outcomes}
            onToggle={(key) => {
              entries.toggle(code, key);
            }}
          />
          {outcomeMistake === null ? null : (
            <p id={`${id}-outcomes`} className="field-mistake" role="alert">
              {outcomeMistake}
            </p>
          )}
        </Sheet>
      </div>
      <div className="entry-column">
        <Sheet title={words.items} extra={itemsText(items.length)}>
          {items.length === 0 ? <p className="hint">{words.noItems}</p> : null}
          <ItemRows
            items={items}
            answers={draft.items}
            mistake={error && mistake?.field === 'item' ? { itemId: mistake.itemId, text: sentenceOf(error) } : null}
            onAnswer={(answer) => {
              entries.answer(code, answer);
            }}
          />
        </Sheet>
        <Sheet title={words.site}>
          <div data-field="inspectedOn">
            <DayField
              label={words.inspectedOn}
              value={draft.inspectedOn}
              hint={words.dayHint}
              badText={words.dayBad}
              dayText={dayText}
              mistake={said('day')}
              labelClass="entry-label"
              mistakeClass="field-mistake"
              onChange={(inspectedOn) => {
                set({ inspectedOn });
              }}
            />
          </div>
          <p className="entry-label" id={`${id}-methods`}>
            {words.methods}
          </p>
          <div role="group" aria-labelledby={`${id}-methods`} className="entry-methods" data-field="methods">
            {checkMethods.map((method) => (
              <Checkbox
                key={method}
                checked={draft.methods.includes(method)}
                onChange={(event) => {
                  const methods = checkMethods.filter((other) => (other === method ? event.target.checked : draft.methods.includes(other)));
                  set({ methods });
                }}
              >
                {methodText[method]}
              </Checkbox>
            ))}
          </div>
          <label className="entry-label" htmlFor={`${id}-disposal`}>
            {words.disposal}
          </label>
          <div data-field="disposal">
            <Select
              id={`${id}-disposal`}
              className="entry-wide"
              value={draft.disposal}
              options={disposals.map((value) => ({ value, label: disposalText[value] }))}
              onChange={(disposal) => {
                set({ disposal });
              }}
            />
          </div>
          <label className="entry-label" htmlFor={`${id}-visit-code`}>
            {words.visitCode}
          </label>
          <div data-field="visitCode">
            <Input
              id={`${id}-visit-code`}
              maxLength={60}
              value={draft.visitCode}
              status={said('visitCode') === null ? '' : 'error'}
              aria-invalid={said('visitCode') !== null}
              aria-describedby={`${id}-visit-code-said`}
              onChange={(event) => {
                set({ visitCode: event.target.value });
              }}
            />
            {said('visitCode') === null ? null : (
              <p id={`${id}-visit-code-said`} className="field-mistake" role="alert">
                {said('visitCode')}
              </p>
            )}
            {said('visitCode') === null && settings.at === 'ready' && settings.value.visitCodeRequired ? (
              <p id={`${id}-visit-code-said`} className="hint">
                {words.visitCodeHint}
              </p>
            ) : null}
          </div>
          <label className="entry-label" htmlFor={`${id}-remark`}>
            {words.remark}
          </label>
          <div data-field="remark">
            <Input.TextArea
              id={`${id}-remark`}
              autoSize={{ minRows: 1, maxRows: 4 }}
              maxLength={2000}
              value={draft.remark}
              onChange={(event) => {
                set({ remark: event.target.value });
              }}
            />
          </div>
        </Sheet>
      </div>
    </div>
  );
};
