import { Fingerprint } from '#renderer/ui/Fingerprint.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { DrawDetail } from '#shared/contract/draws.ts';
import { drawsWords as words, frozenSinceText } from '#shared/i18n/zh-cn/draws.ts';

interface Props {
  readonly draw: DrawDetail;
}

const ends = (hash: string): string => `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-8, -4)} ${hash.slice(-4)}`;

/** What witnesses compare: always at the same place, whatever the step. */
export const Evidence = ({ draw }: Props) => (
  <div className="evidence">
    <Sheet title={words.frame} extra={<StatusMark mark="lock">{words.sealedWord}</StatusMark>}>
      <Fingerprint value={draw.frame} label={words.frame} />
      <p className="hint">{frozenSinceText(draw.subjects, draw.frozenAt)}</p>
      <h3 className="evidence-second">{words.plan}</h3>
      <Fingerprint value={draw.plan} label={words.plan} />
    </Sheet>
    <Sheet title={words.commit}>
      <Party name={words.partyA} commitment={draw.commitA} opened={draw.result !== null} />
      <Party name={words.partyB} commitment={draw.commitB} opened={draw.result !== null} />
    </Sheet>
  </div>
);

interface PartyProps {
  readonly name: string;
  readonly commitment: string | null;
  readonly opened: boolean;
}

const Party = ({ name, commitment, opened }: PartyProps) => (
  <div className="evidence-party">
    <div>
      <span>{name}</span>
      {commitment === null ? (
        <StatusMark mark="todo">{words.notCommitted}</StatusMark>
      ) : (
        <StatusMark mark={opened ? 'done' : 'lock'}>{opened ? words.opened : words.committed}</StatusMark>
      )}
    </div>
    {commitment === null ? null : (
      <span className="mono" title={commitment}>
        {ends(commitment)}
      </span>
    )}
  </div>
);
