/** Days from one to another, both included; an empty day leaves that end open. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

/** Whether two spans of ISO days share at least one day. */
export const spansMeet = (a: DaySpan, b: DaySpan): boolean => startsBy(a, b) && startsBy(b, a);

const startsBy = (a: DaySpan, b: DaySpan): boolean => a.from === '' || b.to === '' || a.from <= b.to;
