import type { ReactNode } from 'react';
import './change-list.css';

export interface ChangeEntry {
  readonly key: string | number;
  /** Who, when, by what. */
  readonly title: string;
  readonly fields: readonly { readonly title: string; readonly before: string; readonly after: string }[];
}

interface Props {
  readonly entries: readonly ChangeEntry[];
  /** Stands for an empty value. */
  readonly blank: string;
  /** Goes below the newest entry, such as the button that takes it back. */
  readonly newestAction?: ReactNode;
}

/** Changes of one record, newest first: what stood there before and what stands there after. */
export const ChangeList = ({ entries, blank, newestAction }: Props) => (
  <ol className="change-list">
    {entries.map(({ key, title, fields }, index) => (
      <li key={key}>
        <p className="change-title">{title}</p>
        {fields.length === 0 ? null : (
          <dl>
            {fields.map((field) => (
              <div key={field.title}>
                <dt>{field.title}</dt>
                <dd>
                  <del>{field.before === '' ? blank : field.before}</del>
                  <ins>{field.after === '' ? blank : field.after}</ins>
                </dd>
              </div>
            ))}
          </dl>
        )}
        {index === 0 ? newestAction : null}
      </li>
    ))}
  </ol>
);
