import type { FieldCarrier } from '#shared/contract/field-pack.ts';
import { fieldPackWords as words, rangeText, townsText, visitsText } from '#shared/i18n/zh-cn/field-pack.ts';

interface Props {
  readonly carriers: readonly FieldCarrier[];
  readonly chosen: string;
  readonly onChoose: (staffNo: string) => void;
}

/** Who carries sheets; the arrow keys of the group choose. */
export const CarrierList = ({ carriers, chosen, onChoose }: Props) => (
  <fieldset className="field-carriers">
    <legend>{words.carriers}</legend>
    <p className="hint">{words.carriersHint}</p>
    <div className="field-carrier-rows">
      {carriers.map(({ staffNo, name, first, last, towns }) => (
        <label key={staffNo} className="field-carrier">
          <input
            type="radio"
            name="carrier"
            checked={staffNo === chosen}
            onChange={() => {
              onChoose(staffNo);
            }}
          />
          <span>
            <b>{name}</b> {visitsText(last - first + 1)}
            <small>{rangeText(first, last)}</small>
            <small className="one-line" title={townsText(towns)}>
              {townsText(towns)}
            </small>
          </span>
        </label>
      ))}
    </div>
  </fieldset>
);
