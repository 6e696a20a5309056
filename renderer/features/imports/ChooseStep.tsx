import { useFolderJob } from '#renderer/api/use-folder-job.ts';
import { useShell } from '#renderer/api/desk-context.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FileJobButtons } from '#renderer/ui/FileJobButtons.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { AppError } from '#shared/contract/errors.ts';
import type { ImportKind } from '#shared/contract/imports.ts';
import { tableFileEndings, type ChosenPath } from '#shared/contract/shell.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { importsWords as words } from '#shared/i18n/zh-cn/imports.ts';
import { templateWords } from '#shared/i18n/zh-cn/library-files.ts';
import { BatchList } from './BatchList.tsx';
import './imports.css';

interface Props {
  readonly kind: ImportKind;
  /** What to drop here. */
  readonly drop: string;
  readonly failure: AppError | null;
  readonly onChosen: (chosen: ChosenPath, others: readonly ChosenPath[]) => void;
}

export const ChooseStep = ({ kind, drop, failure, onChosen }: Props) => {
  const shell = useShell();
  const template = useFolderJob('library.template', { kind });
  return (
    <div className="import-choose">
      {failure && failure.code !== 'job.cancelled' ? <ErrorNotice text={errorSentence(failure)} /> : null}
      {failure?.code === 'job.cancelled' ? <Strip mark="run">{words.cancelled}</Strip> : null}
      <FileDrop
        chooseLabel={words.choose}
        fieldLabel={words.chooseField}
        accept={tableFileEndings.map((ending) => `.${ending}`).join(',')}
        choose={() => shell.chooseFile('workbook')}
        tokenOf={shell.tokenOfDropped}
        onChosen={onChosen}
        several
        primary
      >
        <p>{drop}</p>
        <p className="hint">{words.dropLine}</p>
      </FileDrop>
      <section className="import-template" aria-label={templateWords.write}>
        <p className="hint">{words.templateHint}</p>
        <FileJobButtons job={template} words={templateWords} />
      </section>
      <BatchList kind={kind} />
    </div>
  );
};
