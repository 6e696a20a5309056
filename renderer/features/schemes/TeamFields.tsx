import { Checkbox, Segmented, Select } from 'antd';
import { DayField } from '#renderer/ui/DayField.tsx';
import { drawsPeople, type SchemeDraft, type SchemePreview } from '#shared/contract/schemes.ts';
import { dayText } from '#shared/i18n/zh-cn/numbers.ts';
import { inspectorsText, loadText, schemesWords as words } from '#shared/i18n/zh-cn/schemes.ts';
import { CountField } from './CountField.tsx';
import { daysBetween, perPerson } from './load.ts';

interface Props {
  readonly draft: SchemeDraft;
  readonly towns: readonly { readonly value: string; readonly name: string }[];
  readonly onChange: (change: Partial<SchemeDraft>) => void;
}

const ways = ['pairRotation', 'balanceYear', 'avoidLast'] as const;
const days = ['startsOn', 'endsOn'] as const;

/** Who goes: size and way of the teams, the load, the towns. */
export const TeamFields = ({ draft, towns, onChange }: Props) => (
  <>
    <div className="how-fields">
      <div className="field" data-place="team">
        <CountField
          label={words.teamSize}
          unit={words.people}
          value={draft.teamSize}
          min={2}
          max={8}
          onChange={(teamSize) => {
            onChange({ teamSize });
          }}
        />
      </div>
      <div className="field" data-place="cap">
        <CountField
          label={words.inspectorCap}
          unit={words.households}
          value={draft.inspectorCap}
          min={1}
          max={100_000}
          onChange={(inspectorCap) => {
            onChange({ inspectorCap });
          }}
        />
      </div>
    </div>
    <div className="field how-area">
      <p className="field-label">{words.teamMode}</p>
      <Segmented
        aria-label={words.teamMode}
        value={draft.teamMode}
        options={(['person', 'teamFirst'] as const).map((value) => ({ value, label: words.teamModes[value] }))}
        onChange={(teamMode) => {
          onChange({ teamMode });
        }}
      />
    </div>
    <div className="how-ways">
      {ways.map((way) => (
        <Checkbox
          key={way}
          checked={draft[way]}
          onChange={(event) => {
            onChange({ [way]: event.target.checked });
          }}
        >
          {words[way]}
        </Checkbox>
      ))}
    </div>
    <div className="field how-area" data-place="area">
      <p className="field-label">{words.area}</p>
      <Segmented
        aria-label={words.area}
        value={draft.area.rule}
        options={(['any', 'same', 'cross'] as const).map((value) => ({ value, label: words.areaRules[value] }))}
        onChange={(rule) => {
          onChange({ area: { ...draft.area, rule } });
        }}
      />
      {draft.area.rule === 'cross' ? (
        <Select
          mode="multiple"
          aria-label={words.areasJoined}
          placeholder={words.areasJoined}
          showSearch={{ optionFilterProp: 'label' }}
          value={draft.area.areas}
          options={towns.map(({ value, name }) => ({ value, label: name }))}
          onChange={(areas: string[]) => {
            onChange({ area: { ...draft.area, areas } });
          }}
        />
      ) : null}
    </div>
  </>
);

type FieldProps = Pick<Props, 'draft' | 'onChange'>;

/** Of a city: whether its own people go, or the counties draw theirs over their part of the list. */
export const PeopleField = ({ draft, onChange }: FieldProps) => (
  <div className="field how-area">
    <p className="field-label">{words.drawsPeople}</p>
    <Segmented
      aria-label={words.drawsPeople}
      value={draft.people}
      options={drawsPeople.map((value) => ({ value, label: words.peopleWays[value] }))}
      onChange={(people) => {
        onChange({ people });
      }}
    />
  </div>
);

/** When. */
export const DaysField = ({ draft, onChange }: FieldProps) => (
  <div className="how-days" data-place="days">
    {days.map((field) => (
      <DayField
        key={field}
        label={words[field]}
        value={draft[field]}
        hint={words.dayHint}
        badText={words.dayBad}
        dayText={dayText}
        labelClass="field-label"
        mistakeClass="field-error"
        onChange={(day) => {
          onChange({ [field]: day });
        }}
      />
    ))}
  </div>
);

/** What the task means for each person and day. */
export const TeamLoad = ({ draft, preview }: { readonly draft: SchemeDraft; readonly preview: SchemePreview }) => (
  <p className="hint">
    {inspectorsText(preview.inspectors.eligible, preview.inspectors.visits)} ·{' '}
    {loadText(
      perPerson(preview.inspectors.visits, preview.inspectors.eligible),
      daysBetween(draft.startsOn, draft.endsOn),
      preview.workdays,
    )}
  </p>
);
