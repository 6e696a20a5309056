/**
 * Whether all members can take distinct slots: a line slot needs a member certified for it, slot 0 takes anybody
 * (DRAW-SPEC 7). `linesOf` gives the line mask of a member.
 */
export const teamFits = (slots: readonly number[], members: readonly number[], linesOf: (member: number) => number): boolean => {
  if (members.length > slots.length) return false;
  const memberBySlot: number[] = slots.map(() => -1);
  let tried = 0;
  const place = (member: number): boolean => {
    const lines = linesOf(member);
    for (let slot = 0; slot < slots.length; slot += 1) {
      const line = slots[slot] ?? 0;
      if ((tried >> slot) & 1 || (line !== 0 && (lines & line) === 0)) continue;
      tried |= 1 << slot;
      const holder = memberBySlot[slot] ?? -1;
      if (holder < 0 || place(holder)) {
        memberBySlot[slot] = member;
        return true;
      }
    }
    return false;
  };
  for (const member of members) {
    tried = 0;
    if (!place(member)) return false;
  }
  return true;
};
