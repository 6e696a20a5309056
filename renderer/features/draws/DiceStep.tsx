import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { DrawDetail } from '#shared/contract/draws.ts';
import { papersWords } from '#shared/i18n/zh-cn/ceremony-papers.ts';
import { ceremonyWords as words, readingEventText } from '#shared/i18n/zh-cn/ceremony.ts';
import { FirstReading } from './FirstReading.tsx';
import { PaperRows } from './PaperRows.tsx';
import { SecondReading } from './SecondReading.tsx';

/** The digits as read aloud, typed by two people; the program makes none of them (DRAW-SPEC 3 step 3). */
export const DiceStep = ({ draw }: { readonly draw: DrawDetail }) => (
  <div className="draw-middle">
    <p className="draw-lead">{words.diceLead}</p>
    {draw.reading ? <SecondReading serial={draw.serial} reading={draw.reading} /> : <FirstReading serial={draw.serial} />}
    <ReadingLog draw={draw} />
    <Sheet title={papersWords.title}>
      <PaperRows draw={draw} papers={['dice']} />
    </Sheet>
  </div>
);

/** What did not go smoothly; it stands on the dice record as well. */
export const ReadingLog = ({ draw }: { readonly draw: DrawDetail }) =>
  draw.readingLog.length === 0 ? null : (
    <ul className="reading-log">
      {draw.readingLog.map((event, index) => (
        // The log only grows, so the place is the identity.
        <li key={index}>
          <StatusMark mark="look">{readingEventText(event)}</StatusMark>
        </li>
      ))}
    </ul>
  );
