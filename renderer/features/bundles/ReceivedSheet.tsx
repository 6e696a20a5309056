import { useQuery } from '#renderer/api/use-query.ts';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { MarkShape } from '#renderer/ui/StatusMark.tsx';
import { bundleOutcomeTitle, bundlesCountText, bundlesWords as words, receivedLine } from '#shared/i18n/zh-cn/bundles.ts';
import { momentText } from '#shared/i18n/zh-cn/numbers.ts';
import { outcomeMark } from './outcome-mark.ts';
import { usePartner } from './use-partner.ts';

/** What came from others, newest first. */
export const ReceivedSheet = () => {
  const received = useQuery('bundles.received', {});
  const partner = usePartner();
  const bundles = received.at === 'ready' ? received.value : [];
  return (
    <Sheet title={words.receivedTitle} extra={bundlesCountText(bundles.length)}>
      {received.at === 'ready' && bundles.length === 0 ? <p className="hint">{words.noReceived}</p> : null}
      <ul className="outcomes">
        {bundles
          .toSorted((a, b) => (a.at < b.at ? 1 : -1))
          .map((bundle) => (
            <li key={`${bundle.headerHash} ${bundle.at}`}>
              <MarkShape mark={outcomeMark(bundle.outcome)} />
              <div>
                <p className="outcome-name">
                  {partner.nameOf(bundle.from, bundle.fromName)} <span className="hint">{momentText(bundle.at)}</span>
                </p>
                <p className="hint">
                  {bundleOutcomeTitle[bundle.outcome]} · {receivedLine(bundle.kind, bundle.seq, bundle.records)}
                </p>
              </div>
            </li>
          ))}
      </ul>
    </Sheet>
  );
};
