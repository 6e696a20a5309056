import { Button } from 'antd';
import type { Navigate } from '#renderer/api/route.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { SchemeDetail, SchemeDraft } from '#shared/contract/schemes.ts';
import { handedListText, handedTaskWords } from '#shared/i18n/zh-cn/handed-tasks.ts';
import { dayText } from '#shared/i18n/zh-cn/numbers.ts';
import {
  classLabel,
  householdsText,
  itemsChosenText,
  peopleText,
  rateLine,
  schemesWords as words,
  schemeStateText,
  takeAllLabel,
  fromPlanText,
} from '#shared/i18n/zh-cn/schemes.ts';
import { acceptedLine } from '#shared/i18n/zh-cn/scheme-findings.ts';
import { ratesOf } from './class-rates.ts';
import { percentText } from './percent.ts';

interface Props {
  readonly scheme: SchemeDetail;
  readonly navigate: Navigate;
}

const dayOr = (day: string): string => (day === '' ? words.notSet : dayText(day));

const takeAllOf = ({ takeAll }: SchemeDraft): string => {
  const chosen = [
    ...takeAll.classes.map((value) => takeAllLabel('class', value)),
    ...takeAll.tags.map((value) => takeAllLabel('tag', value)),
  ];
  return chosen.length === 0 ? words.no : chosen.join(words.listComma);
};

const overCapOf = ({ overCap }: SchemeDraft): string =>
  overCap.keep ? [words.overCapWays.keep, overCap.reason, overCap.approver].join(words.listComma) : words.overCapWays.exclude;

/** A task that can no longer be changed: what was decided, and where it goes on. */
export const FrozenScheme = ({ scheme, navigate }: Props) => {
  const { draft, serial, state } = scheme;
  // The versions that were frozen, whatever the list says today.
  const items = useQuery('items.named', { ids: draft.itemIds });
  const chosen = items.at === 'ready' ? items.value : [];
  const yes = (chosen: boolean): string => (chosen ? words.yes : words.no);
  const facts: readonly (readonly [string, string])[] = [
    ...ratesOf(draft).map(
      ({ stratum, ratePpm, minimum, count }) =>
        [classLabel(stratum), draft.quantity === 'count' ? householdsText(count) : rateLine(percentText(ratePpm), minimum)] as const,
    ),
    [words.rounding, words.roundingWays[draft.rounding]],
    [words.totalMinimum, householdsText(draft.totalMinimum)],
    [words.takeAll, takeAllOf(draft)],
    [words.exclusions, householdsText(draft.exclusions.length)],
    [words.deferVisited, yes(draft.deferVisited)],
    [words.overCap, overCapOf(draft)],
    [words.joint, yes(draft.joint !== null)],
    [words.drawsPeople, words.peopleWays[draft.people]],
    [words.teamSize, peopleText(draft.teamSize)],
    [words.teamMode, words.teamModes[draft.teamMode]],
    [words.inspectorCap, householdsText(draft.inspectorCap)],
    [words.pairRotation, yes(draft.pairRotation)],
    [words.balanceYear, yes(draft.balanceYear)],
    [words.avoidLast, yes(draft.avoidLast)],
    [words.area, words.areaRules[draft.area.rule]],
    [words.startsOn, dayOr(draft.startsOn)],
    [words.endsOn, dayOr(draft.endsOn)],
  ];
  return (
    <PageFrame
      head={
        <PageHead
          title={scheme.name}
          facts={
            <>
              <StatusMark mark={state === 'void' ? 'void' : 'lock'}>{schemeStateText[state]}</StatusMark>
              {serial === null ? null : <span className="mono">{serial}</span>}
              {scheme.planRow ? <span>{fromPlanText(scheme.planRow.year)}</span> : null}
              {scheme.handed ? <span>{handedTaskWords.levels.city}</span> : null}
            </>
          }
          actions={
            <Button
              onClick={() => {
                navigate({ page: 'schemes' });
              }}
            >
              {words.backToList}
            </Button>
          }
        />
      }
    >
      <Strip
        mark={state === 'void' ? 'void' : 'lock'}
        action={
          serial === null ? undefined : (
            <Button
              type="primary"
              onClick={() => {
                navigate({ page: 'draw', serial });
              }}
            >
              {words.toDraw}
            </Button>
          )
        }
      >
        {state === 'void' ? words.voided : words.frozen}
      </Strip>
      {scheme.handed ? <Strip mark="lock">{handedListText(scheme.handed.serial)}</Strip> : null}
      <div className="frozen-scheme">
        <Sheet title={words.plan}>
          <dl className="facts">
            {facts.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </Sheet>
        {scheme.accepted.length === 0 ? null : (
          <Sheet title={words.reasonsGiven}>
            <ul className="frozen-items">
              {scheme.accepted.map((finding) => (
                <li key={`${finding.code} ${finding.about}`}>{acceptedLine(finding)}</li>
              ))}
            </ul>
          </Sheet>
        )}
        <Sheet title={words.itemsChosen} extra={itemsChosenText(draft.itemIds.length)}>
          <ul className="frozen-items">
            {chosen.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </Sheet>
      </div>
    </PageFrame>
  );
};
