import type { ReactNode } from 'react';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusMark, type Mark } from '#renderer/ui/StatusMark.tsx';

interface Props {
  readonly number: number;
  readonly title: string;
  readonly mark: Mark;
  readonly state: string;
  readonly children: ReactNode;
}

/** One of the numbered steps that lead to trust. */
export const KeyStep = ({ number, title, mark, state, children }: Props) => (
  <Sheet step={number} title={title} extra={<StatusMark mark={mark}>{state}</StatusMark>}>
    {children}
  </Sheet>
);
