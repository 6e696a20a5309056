/** Runs in the stage's page: what a person at the back of the room could not read. Sizes are those of UX 11 at 1080 lines, in proportion. */
export const stageFaults = (): readonly string[] => {
  const scale = innerHeight / 1080;
  const numbers = (color: string): readonly number[] => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color: string): number => {
    const [r = 0, g = 0, b = 0] = numbers(color).map((value) => {
      const part = value / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const backgroundOf = (element: Element | null): string => {
    if (element === null) return 'rgb(11, 35, 71)';
    const { backgroundColor } = getComputedStyle(element);
    return numbers(backgroundColor)[3] === 0 ? backgroundOf(element.parentElement) : backgroundColor;
  };
  const faults: string[] = [];
  for (const element of document.querySelectorAll('.stage *')) {
    const text = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ textContent }) => textContent ?? '');
    if (text.join('').trim() === '' || element.closest('.unseen') || element.getClientRects().length === 0) continue;
    const style = getComputedStyle(element);
    const least = element.closest('.stage-figure b') ? 56 : element.closest('td, .stage-people b, .stage-recusals p') ? 24 : 24;
    if (Number.parseFloat(style.fontSize) < least * scale - 0.1) faults.push(`small: ${text.join('').trim()} ${style.fontSize}`);
    const [a, b] = [luminance(style.color), luminance(backgroundOf(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    // The one red accent is a large sign in bold white.
    const wanted = element.closest('[aria-current], .stage-red, .stage-void') ? 4.5 : 7;
    if (contrast < wanted) faults.push(`pale: ${text.join('').trim()} ${contrast.toFixed(1)}`);
  }
  for (const row of document.querySelectorAll('.stage-table td, .stage-people b')) {
    if (row.classList.contains('stage-mono')) continue;
    if (Number.parseFloat(getComputedStyle(row).fontSize) < 28 * scale - 0.1) faults.push(`list row small: ${row.textContent}`);
  }
  for (const cell of document.querySelectorAll('.stage-table:not(.stage-rows) td'))
    if (cell.scrollWidth > cell.clientWidth + 1) faults.push(`number cut: ${cell.textContent}`);
  for (const panel of document.querySelectorAll('.stage-panel, .stage')) {
    if (panel.scrollHeight > panel.clientHeight + 2 || panel.scrollWidth > panel.clientWidth + 2)
      faults.push(`cut off: ${panel.textContent.slice(0, 40)}`);
  }
  return faults;
};
