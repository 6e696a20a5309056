import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { useApi, useDesk } from '#renderer/api/desk-context.ts';
import type { Navigate } from '#renderer/api/route.ts';
import { Strip } from '#renderer/ui/Strip.tsx';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { uiWords } from '#shared/i18n/zh-cn/ui.ts';
import { useSheetScanner } from './use-sheet-scanner.ts';

export interface SheetOpening {
  readonly fault: string | null;
  /** Opens the record of a sheet code, or keeps what is to be said. */
  readonly open: (text: string) => void;
  readonly dismiss: () => void;
}

/** Opens the record that a scanned or typed sheet code names. */
export const useSheetOpening = (navigate: Navigate): SheetOpening => {
  const api = useApi();
  const [fault, setFault] = useState<string | null>(null);
  const open = useCallback(
    (text: string) => {
      void api['fieldPack.open']({ text }).then((answer) => {
        setFault(answer.ok ? null : errorSentence(answer.error));
        if (answer.ok) navigate({ page: 'results', ...answer.value });
      });
    },
    [api, navigate],
  );
  return {
    fault,
    open,
    dismiss: () => {
      setFault(null);
    },
  };
};

/** Hears a sheet being scanned on whatever page; what could not be opened is said above the page. */
export const SheetScanner = ({
  sheets: { fault, open, dismiss },
  enabled,
}: {
  readonly sheets: SheetOpening;
  readonly enabled: boolean;
}) => {
  const { now } = useDesk();
  useSheetScanner(open, now, enabled);
  if (fault === null) return null;
  return (
    <div className="shell-strip">
      <Strip mark="look" action={<Button onClick={dismiss}>{uiWords.close}</Button>}>
        {fault}
      </Strip>
    </div>
  );
};
