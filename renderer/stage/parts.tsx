import type { ReactNode } from 'react';
import { Fingerprint } from '#renderer/ui/Fingerprint.tsx';
import type { StageScene } from '#shared/contract/stage.ts';
import type { StratumPreview } from '#shared/contract/schemes.ts';

export const plannedOf = (strata: readonly StratumPreview[]): number => strata.reduce((sum, { drawn }) => sum + drawn, 0);

/** Those of the list who can be drawn; the others stand in it with the reason. */
export const takingPart = ({ subjects, rules }: StageScene): number =>
  rules.leftOut.reduce((left, { subjects: out }) => left - out, subjects);

export const Panel = ({
  title,
  extra,
  children,
}: {
  readonly title?: string;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}) => (
  <section className="stage-panel">
    {title === undefined ? null : (
      <h2>
        {title}
        {extra === undefined ? null : <span>{extra}</span>}
      </h2>
    )}
    {children}
  </section>
);

export const Figure = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <p className="stage-figure">
    <span>{label}</span>
    <b>{value}</b>
  </p>
);

/** The same groups and line breaks as on the console and on the slip. */
export const Hash = ({ value, label, large = false }: { readonly value: string; readonly label: string; readonly large?: boolean }) => (
  <div className={large ? 'stage-hash stage-hash-large' : 'stage-hash'}>
    <Fingerprint value={value} label={label} />
  </div>
);

/** Leading digits of a ticket, enough to be told apart by eye; order is by all 64. */
export const ticketStart = (ticket: string): string => `${ticket.slice(0, 4)} ${ticket.slice(4, 8)} ${ticket.slice(8, 12)}`;
