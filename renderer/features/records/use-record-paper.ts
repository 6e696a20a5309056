import { useState } from 'react';
import { useApi, useShell } from '#renderer/api/desk-context.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import type { RecordFacts } from '#shared/contract/draw-records.ts';
import type { ChosenPath, PaperPage } from '#shared/contract/shell.ts';

export type PaperState = 'idle' | 'printing' | 'printed' | 'notPrinted' | 'layingOut' | 'pdfFailed';

/** Printing and handing out: the page is laid out by the shell, the folder is written by the backend. */
export const useRecordPaper = ({ serial, drawnAt }: RecordFacts) => {
  const api = useApi();
  const shell = useShell();
  const exporting = useCommand('draws.exportRecord');
  const [state, setState] = useState<PaperState>('idle');
  const [folder, setFolder] = useState<ChosenPath | null>(null);

  const pageFor = async (copies: number): Promise<PaperPage | null> => {
    const page = await api['draws.recordPage']({ serial });
    return page.ok ? { html: page.value.html, at: drawnAt, copies } : null;
  };
  const print = async (): Promise<void> => {
    setState('printing');
    const page = await pageFor(2);
    setState(page !== null && (await shell.printPage(page)) ? 'printed' : 'notPrinted');
  };
  const exportTo = async (asked: Promise<ChosenPath | null>): Promise<void> => {
    const chosen = await asked;
    if (!chosen) return;
    setFolder(chosen);
    setState('layingOut');
    const page = await pageFor(1);
    const pdf = page === null ? null : await shell.pdfOfPage(page);
    if (pdf === null) {
      setState('pdfFailed');
      return;
    }
    setState('idle');
    await exporting.run({ serial, folder: chosen.token, pdf: pdf.token });
  };
  return {
    state,
    exporting: exporting.phase,
    print,
    exportToDefault: () => exportTo(shell.defaultExportFolder()),
    exportToChosen: () => exportTo(shell.chooseFolder()),
    openFolder: () => (folder === null ? Promise.resolve(false) : shell.openFolder(folder.token)),
  };
};
