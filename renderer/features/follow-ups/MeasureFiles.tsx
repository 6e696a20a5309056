import type { useEvidence } from '#renderer/api/use-evidence.ts';
import { useFolderJob } from '#renderer/api/use-folder-job.ts';
import { FileJobButtons } from '#renderer/ui/FileJobButtons.tsx';
import { FileStrip } from '#renderer/ui/FileStrip.tsx';
import type { FollowUpDetail } from '#shared/contract/follow-ups.ts';
import { evidenceBytes, evidenceEndings } from '#shared/domain/evidence/evidence-file.ts';
import { evidenceCopyWords, evidenceStripFile, evidenceStripWords, evidenceWords as words } from '#shared/i18n/zh-cn/evidence.ts';

interface Props {
  readonly row: FollowUpDetail;
  readonly measure: string;
  readonly evidence: ReturnType<typeof useEvidence>;
  readonly locked: boolean;
}

/** The files of one measure; a measure that is not stored yet has none, a closed row takes none. */
export const MeasureFiles = ({ row, measure, evidence, locked }: Props) => {
  const { list } = evidence;
  const views = list.at === 'ready' ? list.value.files.filter(({ about, part }) => about === 'measure' && part === measure) : [];
  if (!row.measures.some(({ id }) => id === measure)) return <p className="hint">{words.saveFirst}</p>;
  if (locked && views.length === 0) return null;
  const place = { about: 'measure', followUp: row.id, measure } as const;
  return (
    <FileStrip
      files={views.map((view) => evidenceStripFile(view, ''))}
      words={evidenceStripWords}
      load={evidence.load}
      adding={
        locked
          ? undefined
          : {
              accept: evidenceEndings,
              busy: evidence.busy,
              blocked: '',
              add: (files) => void evidence.add(files, { place, kind: 'photo', note: '' }, evidenceBytes),
              takesPage: false,
            }
      }
      onRemove={locked ? undefined : evidence.remove}
      deeds={({ id }) => <CopyOut id={id} />}
    />
  );
};

const CopyOut = ({ id }: { readonly id: string }) => (
  <FileJobButtons job={useFolderJob('evidence.export', { id })} words={evidenceCopyWords} />
);
