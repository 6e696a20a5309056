import { MarkShape } from '#renderer/ui/StatusMark.tsx';
import type { OutcomeKey } from '#shared/contract/results.ts';
import { outcomeText, publicText } from '#shared/i18n/zh-cn/results.ts';

interface Props {
  readonly label: string;
  readonly options: readonly OutcomeKey[];
  readonly chosen: readonly OutcomeKey[];
  /** Shows the keys 1 to 8. */
  readonly keyed?: boolean;
  readonly describedBy?: string | undefined;
  readonly onToggle: (key: OutcomeKey) => void;
}

/** Several may be chosen where the rules allow it, so each option is a checkbox; the store drops what cannot stand together. */
export const KeyOptions = ({ label, options, chosen, keyed = false, describedBy, onToggle }: Props) => (
  <div className={keyed ? 'key-options' : 'key-options key-options-small'} role="group" aria-label={label} aria-describedby={describedBy}>
    {options.map((key, index) => {
      const on = chosen.includes(key);
      return (
        <button
          key={key}
          type="button"
          role="checkbox"
          aria-checked={on}
          aria-keyshortcuts={keyed ? String(index + 1) : undefined}
          title={publicText[key]}
          className={on ? 'key-option key-option-on' : 'key-option'}
          onClick={() => {
            onToggle(key);
          }}
        >
          {keyed ? (
            <kbd className="keycap" aria-hidden="true">
              {index + 1}
            </kbd>
          ) : null}
          <span>{outcomeText[key]}</span>
          {on ? <MarkShape mark="done" /> : null}
        </button>
      );
    })}
  </div>
);
