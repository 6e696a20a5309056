import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import { capReached } from '#shared/domain/visits/visit-cap.ts';
import { visitsOfText } from '#shared/i18n/zh-cn/subjects.ts';

interface Props {
  readonly visits: number;
  readonly cap: number | null;
}

/** This year's visits, against the cap where the bureau set one; one that is reached wants a look before another task takes the subject in. */
export const VisitCount = ({ visits, cap }: Props) =>
  capReached(visits, cap) ? <StatusMark mark="look">{visitsOfText(visits, cap)}</StatusMark> : visitsOfText(visits, cap);
