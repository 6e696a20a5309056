import { Button, Checkbox, Segmented, Select, Switch } from 'antd';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { OfficeRole } from '#shared/contract/office.ts';
import type { ClassRate, SchemeDraft, SchemePreview } from '#shared/contract/schemes.ts';
import { jointItemsOf } from '#shared/domain/schemes/joint-items.ts';
import { householdsText, jointSumText, schemesWords as words } from '#shared/i18n/zh-cn/schemes.ts';
import { ratesOf, withRate } from './class-rates.ts';
import { ClassRow } from './ClassRow.tsx';
import { CountField } from './CountField.tsx';
import { CoverageLines } from './CoverageLines.tsx';
import { itemNumbers, withItemNumbers } from './joint-numbers.ts';
import { DaysField, PeopleField, TeamFields, TeamLoad } from './TeamFields.tsx';

interface Props {
  readonly draft: SchemeDraft;
  readonly role: OfficeRole;
  /** The draft with the ratios that are only tried out; the draft itself when nothing is. */
  readonly tried: SchemeDraft;
  readonly preview: SchemePreview | null;
  readonly towns: readonly { readonly value: string; readonly name: string }[];
  readonly items: readonly { readonly id: string; readonly title: string }[];
  /** The item of a joint event whose numbers are shown; empty = those of all that have none of their own. */
  readonly itemId: string;
  readonly onItem: (itemId: string) => void;
  readonly onTry: (draft: SchemeDraft | null) => void;
  readonly onChange: (change: Partial<SchemeDraft>) => void;
}

/** ③ How: ratio or number of each class, then the total and what it means for the year, the team, the load and the days. */
export const HowSheet = ({ draft, role, tried, preview, towns, items, itemId, onItem, onTry, onChange }: Props) => {
  // Of a list that the city handed down everybody is visited: there is no number to settle.
  const own = draft.filter.task === undefined;
  const numbers = itemNumbers(tried, itemId);
  const rates = ratesOf(numbers);
  const key = jointItemsOf(draft).find((item) => item.itemId === (itemId === '' ? draft.itemIds[0] : itemId))?.key;
  const changed = (rate: ClassRate): Partial<SchemeDraft> => withItemNumbers(tried, itemId, { rates: withRate(rates, rate) });
  return (
    <Sheet
      step={3}
      title={words.how}
      className="scheme-how"
      extra={
        own ? (
          <Segmented
            aria-label={words.quantity}
            value={draft.quantity}
            options={(['ratio', 'count'] as const).map((value) => ({ value, label: words.quantityWays[value] }))}
            onChange={(quantity) => {
              onChange({ quantity });
            }}
          />
        ) : null
      }
    >
      {tried === draft ? null : (
        <Strip
          mark="look"
          action={
            <span className="what-if-buttons">
              <Button
                onClick={() => {
                  onTry(null);
                }}
              >
                {words.whatIfDrop}
              </Button>
              <Button
                onClick={() => {
                  onChange({ rates: tried.rates, joint: tried.joint });
                  onTry(null);
                }}
              >
                {words.whatIfTake}
              </Button>
            </span>
          }
        >
          {words.whatIfShown}
        </Strip>
      )}
      {own ? (
        <>
          <JointPart draft={draft} items={items} itemId={itemId} onItem={onItem} onChange={onChange} />
          <div data-place="rates">
            {rates.map((rate) => (
              <ClassRow
                key={`${itemId} ${rate.stratum}`}
                rate={rate}
                quantity={draft.quantity}
                preview={preview?.strata.find(({ stratum, item }) => stratum === rate.stratum && item === key) ?? null}
                onTry={(next) => {
                  onTry({ ...tried, ...changed(next) });
                }}
                onChange={(next) => {
                  onChange(changed(next));
                  onTry(null);
                }}
              />
            ))}
          </div>
          <div className="how-total">
            <Segmented
              aria-label={words.rounding}
              value={draft.rounding}
              disabled={draft.quantity === 'count'}
              options={(['up', 'halfUp'] as const).map((value) => ({ value, label: words.roundingWays[value] }))}
              onChange={(rounding) => {
                onChange({ rounding });
              }}
            />
            <span role="status">
              {words.sum} <b>{preview ? householdsText(preview.drawn) : ''}</b>
            </span>
          </div>
          {preview && draft.joint !== null ? <p className="hint">{jointSumText(preview.itemVisits, preview.drawn)}</p> : null}
          {preview ? <CoverageLines coverage={preview.coverage} /> : null}
          <div className="how-fields">
            <div className="field" data-place="total">
              <CountField
                label={words.totalMinimum}
                unit={words.households}
                value={numbers.totalMinimum}
                min={0}
                max={10_000_000}
                onChange={(totalMinimum) => {
                  onChange(withItemNumbers(draft, itemId, { totalMinimum }));
                }}
              />
            </div>
          </div>
        </>
      ) : null}
      {role === 'city' ? <PeopleField draft={draft} onChange={onChange} /> : null}
      {draft.people === 'own' ? <TeamFields draft={draft} towns={towns} onChange={onChange} /> : null}
      <DaysField draft={draft} onChange={onChange} />
      {preview && draft.people === 'own' ? <TeamLoad draft={draft} preview={preview} /> : null}
    </Sheet>
  );
};

type JointProps = Pick<Props, 'draft' | 'items' | 'itemId' | 'onItem' | 'onChange'>;

/** One draw for all items, or one for each with numbers of its own. */
const JointPart = ({ draft, items, itemId, onItem, onChange }: JointProps) => {
  const { joint } = draft;
  const own = joint?.items.some((item) => item.itemId === itemId) ?? false;
  return (
    <div className="joint-part">
      <label className="how-switch">
        <Switch
          size="small"
          checked={joint !== null}
          onChange={(on) => {
            onItem('');
            onChange({ joint: on ? { everyItem: true, items: [] } : null });
          }}
        />
        {words.joint}
      </label>
      {joint === null ? null : (
        <>
          <span className="hint">{words.jointHint}</span>
          <Select
            aria-label={words.jointFor}
            value={itemId}
            options={[{ value: '', label: words.jointAll }, ...items.map(({ id, title }) => ({ value: id, label: title }))]}
            onChange={onItem}
          />
          {itemId === '' ? null : (
            <Checkbox
              checked={own}
              onChange={(event) => {
                const others = joint.items.filter((item) => item.itemId !== itemId);
                const { rates, totalMinimum } = draft;
                onChange({ joint: { ...joint, items: event.target.checked ? [...others, { itemId, rates, totalMinimum }] : others } });
              }}
            >
              {words.jointOwn}
            </Checkbox>
          )}
          <Checkbox
            checked={joint.everyItem}
            onChange={(event) => {
              onChange({ joint: { ...joint, everyItem: event.target.checked } });
            }}
          >
            {words.everyItem}
          </Checkbox>
        </>
      )}
    </div>
  );
};
