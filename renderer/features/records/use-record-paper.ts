import { useState } from 'react';
import { useApi, useShell } from '#renderer/api/desk-context.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { usePrinting } from '#renderer/api/use-printing.ts';
import type { ChosenPath } from '#shared/contract/shell.ts';

type LayoutState = 'idle' | 'layingOut' | 'failed';

/** An event that was made void before its draw has a folder and no page. */
interface RecordEvent {
  readonly serial: string;
  readonly drawnAt: string | null;
}

/** Printing and handing out: the page is laid out by the shell, the folder is written by the backend. */
export const useRecordPaper = ({ serial, drawnAt }: RecordEvent) => {
  const api = useApi();
  const shell = useShell();
  const exporting = useCommand('draws.exportRecord');
  const printing = usePrinting(drawnAt ?? '');
  const [layout, setLayout] = useState<LayoutState>('idle');
  const [folder, setFolder] = useState<ChosenPath | null>(null);

  const page = () => api['draws.recordPage']({ serial });
  const exportTo = async (asked: Promise<ChosenPath | null>): Promise<void> => {
    const chosen = await asked;
    if (!chosen) return;
    printing.reset();
    setFolder(chosen);
    if (drawnAt === null) {
      await exporting.run({ serial, folder: chosen.token });
      return;
    }
    setLayout('layingOut');
    const made = await page();
    const pdf = made.ok ? await shell.pdfOfPage({ html: made.value.html, at: drawnAt, copies: 1 }) : null;
    setLayout(pdf === null ? 'failed' : 'idle');
    if (pdf !== null) await exporting.run({ serial, folder: chosen.token, pdf: pdf.token });
  };
  return {
    layout,
    printing: printing.phase,
    exporting: exporting.phase,
    busy: printing.phase.at === 'busy' || layout === 'layingOut' || exporting.phase.at === 'running',
    print: () => {
      setLayout('idle');
      exporting.reset();
      return printing.print(page, 2);
    },
    exportToDefault: () => exportTo(shell.defaultExportFolder()),
    exportToChosen: () => exportTo(shell.chooseFolder()),
    openFolder: () => (folder === null ? Promise.resolve(false) : shell.openFolder(folder.token)),
  };
};
