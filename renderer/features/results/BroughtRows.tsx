import { Checkbox } from 'antd';
import { StatusMark, type Mark } from '#renderer/ui/StatusMark.tsx';
import { broughtStates, type BroughtBack, type BroughtState, type BroughtVisit } from '#shared/contract/brought-back.ts';
import {
  broughtBackWords as words,
  broughtCount,
  broughtFaultText,
  broughtRead,
  broughtResultText,
  broughtStateText,
  broughtThenText,
  differenceText,
  draftStandingText,
  standingText,
} from '#shared/i18n/zh-cn/brought-back.ts';

interface Props {
  readonly report: BroughtBack;
  /** Visits whose half-filled result the table takes the place of. */
  readonly overDrafts: ReadonlySet<string>;
  readonly onOver: (code: string, over: boolean) => void;
}

const marks: { readonly [S in BroughtState]: Mark } = { fresh: 'run', drafted: 'look', same: 'done', conflict: 'lock', faulty: 'must' };
/** What somebody must look at comes first. */
const inOrder: readonly BroughtState[] = ['faulty', 'conflict', 'drafted', 'fresh', 'same'];

/** What a table that came back says of each visit, and what would become of it. */
export const BroughtRows = ({ report, overDrafts, onOver }: Props) => {
  const { fileName, counts, visits, loose } = report;
  const all = broughtStates.reduce((sum, state) => sum + counts[state], 0);
  return (
    <>
      <p role="status">{broughtRead(fileName, counts.blank)}</p>
      <p className="brought-counts">
        {broughtStates
          .filter((state) => counts[state] > 0)
          .map((state) => (
            <StatusMark key={state} mark={marks[state]}>
              {broughtCount(state, counts[state])}
            </StatusMark>
          ))}
      </p>
      {all === 0 && loose.length === 0 ? <p>{words.nothing}</p> : null}
      {loose.length > 0 ? (
        <ul className="brought-loose" aria-label={words.looseLabel}>
          {loose.map((fault) => (
            <li key={`${fault.cell} ${fault.what.at}`}>{broughtFaultText(fault)}</li>
          ))}
        </ul>
      ) : null}
      {visits.length > 0 ? (
        <section aria-label={words.listLabel} className="brought-scroll" tabIndex={0}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{words.columns.row}</th>
                <th scope="col">{words.columns.name}</th>
                <th scope="col">{words.columns.what}</th>
                <th scope="col" className="brought-then">
                  {words.columns.then}
                </th>
              </tr>
            </thead>
            <tbody>
              {inOrder.flatMap((state) =>
                visits
                  .filter((visit) => visit.state === state)
                  .map((visit) => (
                    <tr key={visit.code}>
                      <td className="brought-number">{visit.row}</td>
                      <td>
                        {visit.name}
                        <div className="hint mono">{visit.code}</div>
                      </td>
                      <td>
                        <WhatItSays visit={visit} />
                      </td>
                      <td>
                        <StatusMark mark={marks[state]}>{broughtStateText[state]}</StatusMark>
                        <div className="hint">{overDrafts.has(visit.code) ? broughtThenText.fresh : broughtThenText[state]}</div>
                        {state === 'drafted' ? (
                          <Checkbox
                            aria-label={words.overDraft(visit.name)}
                            checked={overDrafts.has(visit.code)}
                            onChange={(event) => {
                              onOver(visit.code, event.target.checked);
                            }}
                          >
                            {words.overDrafts}
                          </Checkbox>
                        ) : null}
                      </td>
                    </tr>
                  )),
              )}
            </tbody>
          </table>
          {visits.length < all ? <p className="hint">{words.more(all - visits.length)}</p> : null}
        </section>
      ) : null}
    </>
  );
};

const WhatItSays = ({ visit: { state, review, result, standing, differs, items, faults } }: { readonly visit: BroughtVisit }) => (
  <>
    {faults.map((fault) => (
      <p key={`${fault.cell} ${JSON.stringify(fault.what)}`}>{broughtFaultText(fault)}</p>
    ))}
    {result ? <p>{broughtResultText(result)}</p> : null}
    {result && standing && state !== 'same' ? (
      <>
        {differs.map((field) => (
          <p key={field} className="hint">
            {differenceText(field, result, standing.result, items)}
          </p>
        ))}
        <p className="hint">
          {state === 'drafted' ? draftStandingText(standing.by, standing.at) : standingText(standing.by, standing.at, review)}
        </p>
      </>
    ) : null}
  </>
);
