import { Checkbox, Radio } from 'antd';
import { useState } from 'react';
import type { ConflictDetail, ConflictField } from '#shared/contract/conflicts.ts';
import { conflictFieldText, conflictValueText, conflictWords as words, fieldMarkText, sideText } from '#shared/i18n/zh-cn/conflicts.ts';

interface Props {
  readonly detail: ConflictDetail;
  /** Fields that the other revision gives; null where nothing is to be chosen. */
  readonly taken: ReadonlySet<string> | null;
  readonly onTake: ((field: string, other: boolean) => void) | null;
}

/** Two revisions side by side, and the one that both follow; what differs is marked in words as well. */
export const ConflictFields = ({ detail, taken, onTake }: Props) => {
  const [showSame, setShowSame] = useState(false);
  const { kept, other, baseKnown, fields } = detail;
  const shown = showSame ? fields : fields.filter(({ differs }) => differs);
  return (
    <div className="conflict">
      <Checkbox
        checked={showSame}
        onChange={({ target }) => {
          setShowSame(target.checked);
        }}
      >
        {words.showSame}
      </Checkbox>
      <div className="conflict-scroll" tabIndex={0} role="region" aria-label={words.drawerTitle}>
        <table className="conflict-table">
          <thead>
            <tr>
              <th scope="col">{words.field}</th>
              <th scope="col">
                {detail.parallel ? words.first : words.kept}
                <p className="hint">{kept === null ? words.placeKept : sideText(kept)}</p>
              </th>
              <th scope="col">
                {words.other}
                <p className="hint">{sideText(other)}</p>
              </th>
              <th scope="col">
                {words.base}
                {baseKnown ? null : <p className="hint">{words.noBase}</p>}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((field) => (
              <FieldRow key={field.field} detail={detail} field={field} taken={taken?.has(field.field) ?? false} onTake={onTake} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
};

interface RowProps {
  readonly detail: ConflictDetail;
  readonly field: ConflictField;
  readonly taken: boolean;
  readonly onTake: Props['onTake'];
}

const FieldRow = ({ detail, field, taken, onTake }: RowProps) => {
  const name = conflictFieldText(detail.table, field.field);
  const text = (value: ConflictField['kept']): string => conflictValueText(field.field, value, detail.itemNames);
  return (
    <tr className={field.differs ? 'conflict-differs' : undefined}>
      <th scope="row">
        {name}
        <p className="hint">{fieldMarkText(field)}</p>
        {onTake !== null && field.differs ? (
          <Radio.Group
            aria-label={name}
            size="small"
            value={taken}
            options={[
              { value: false, label: words.useKept },
              { value: true, label: words.useOther },
            ]}
            onChange={({ target }) => {
              onTake(field.field, target.value === true);
            }}
          />
        ) : null}
      </th>
      <td>{detail.kept === null ? '' : text(field.kept)}</td>
      <td>{text(field.other)}</td>
      <td>{detail.baseKnown ? text(field.base) : ''}</td>
    </tr>
  );
};
