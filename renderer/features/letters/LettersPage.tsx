import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useApi } from '#renderer/api/desk-context.ts';
import type { Navigate } from '#renderer/api/route.ts';
import { useFolderJob } from '#renderer/api/use-folder-job.ts';
import { usePrinting } from '#renderer/api/use-printing.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { useToday } from '#renderer/api/use-today.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FileJobButtons } from '#renderer/ui/FileJobButtons.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { LetterAsked } from '#shared/contract/letters.ts';
import type { TaskView } from '#shared/contract/tasks.ts';
import { papersWords, savedText } from '#shared/i18n/zh-cn/ceremony-papers.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { assessmentWords } from '#shared/i18n/zh-cn/assessment.ts';
import { figuresWords } from '#shared/i18n/zh-cn/figures.ts';
import { letterJobWords, letterText, letterWords as words } from '#shared/i18n/zh-cn/letters.ts';
import { YearPack } from './YearPack.tsx';
import './letters.css';

interface Props {
  /** A letter of the ledger to show first. */
  readonly letter?: LetterAsked | undefined;
  readonly navigate: Navigate;
}

/** 公文 that the program fills in: each with what it is for, printed, as a PDF or as .docx. */
export const LettersPage = ({ letter, navigate }: Props) => {
  const today = useToday();
  const tasks = useQuery('tasks.list', {});
  const [to, setTo] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const events: readonly TaskView[] = tasks.at === 'ready' ? tasks.value : [];
  const serial = events.find((event) => event.serial === chosen)?.serial ?? events[0]?.serial ?? null;
  const assessment = letter?.kind === 'assessment' ? { ...letter, to } : null;
  const letters: readonly LetterAsked[] = assessment
    ? [assessment]
    : [
        ...(letter === undefined ? [] : [letter]),
        ...(serial === null
          ? []
          : ([
              { kind: 'followUpReport', serial, to },
              { kind: 'publicTable', serial },
            ] as const)),
        ...(today === null ? [] : ([{ kind: 'yearSummary', year: Number(today.slice(0, 4)), until: today, to }] as const)),
      ];
  return (
    <PageFrame
      head={
        <PageHead
          title={words.title}
          facts={<span className="hint one-line">{words.lead}</span>}
          actions={
            <Button
              onClick={() => {
                navigate({ page: assessment ? 'counties' : 'figures' });
              }}
            >
              {assessment ? assessmentWords.title : figuresWords.title}
            </Button>
          }
        />
      }
    >
      {tasks.at === 'failed' ? <ErrorNotice text={errorSentence(tasks.error)} /> : null}
      <div className="letters">
        <Sheet>
          <div className="letters-asked">
            <label>
              <span>{words.to}</span>
              <Input
                value={to}
                maxLength={60}
                placeholder={words.toHint}
                onChange={(event) => {
                  setTo(event.target.value);
                }}
              />
            </label>
            {assessment ? null : serial === null ? (
              <p className="hint">{words.noEvent}</p>
            ) : (
              <label>
                <span>{words.event}</span>
                <Select
                  aria-label={words.event}
                  value={serial}
                  options={events.map((event) => ({ value: event.serial, label: `${event.name} ${event.serial}` }))}
                  onChange={setChosen}
                />
              </label>
            )}
          </div>
        </Sheet>
        {letters.map((letter) => (
          <Letter key={letter.kind} letter={letter} day={today ?? ''} />
        ))}
        {today === null || assessment ? null : <YearPack year={Number(today.slice(0, 4))} until={today} to={to} />}
      </div>
    </PageFrame>
  );
};

const Letter = ({ letter, day }: { readonly letter: LetterAsked; readonly day: string }) => {
  const api = useApi();
  const printing = usePrinting(day);
  const word = useFolderJob('letters.write', { letter });
  const { title, use } = letterText[letter.kind];
  const page = () => api['letters.page'](letter);
  const { phase } = printing;
  const busy = phase.at === 'busy';
  return (
    <Sheet title={title}>
      <p className="hint">{use}</p>
      <div className="letter-buttons">
        <Button disabled={busy} aria-label={`${words.print}${title}`} onClick={() => void printing.print(page, 1)}>
          {words.print}
        </Button>
        <Button disabled={busy} aria-label={`${words.savePdf}${title}`} onClick={() => void printing.save(page, title)}>
          {words.savePdf}
        </Button>
        <FileJobButtons job={word} words={letterJobWords} />
      </div>
      <p role="status">
        {phase.at === 'printed' ? <StatusMark mark="done">{papersWords.printed}</StatusMark> : null}
        {phase.at === 'saved' ? <StatusMark mark="done">{savedText(phase.name)}</StatusMark> : null}
        {phase.at === 'notPrinted' || phase.at === 'notMade' ? <StatusMark mark="look">{papersWords[phase.at]}</StatusMark> : null}
      </p>
    </Sheet>
  );
};
