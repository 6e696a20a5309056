import './old-browsers.ts';
import { toHex, utf8 } from '#shared/base/bytes.ts';
import { verifyAssignFiles, verifyRecord } from '#shared/domain/assignment/verify-record.ts';
import { proofCard } from '#shared/domain/draw/proof-card.ts';
import { recomputeDraw, type Recomputed } from '#shared/domain/draw/recompute.ts';
import type { RecordFiles } from '#shared/domain/draw/record.ts';
import { verifierWords as words } from '#shared/i18n/zh-cn/verifier.ts';
import { button, element, listOf, section } from './elements.ts';
import { plainHash } from './plain-hash.ts';
import { proofView } from './proof-view.ts';
import { droppedFiles, readRecordFiles } from './read-files.ts';
import { assignmentReport, consistentReport, differenceReport, verdict } from './report.ts';

/** FIPS 180-4's own example: a browser that cannot count must not say what agrees. */
const countsRight = (): boolean =>
  toHex(plainHash.sha256(utf8('abc'))) === 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

const result = element('div', '');
result.id = 'result';

const show = (...children: readonly HTMLElement[]): void => {
  result.textContent = '';
  for (const child of children) result.appendChild(child);
  // Whoever reads with the keyboard or a screen reader goes on from the answer.
  const answer = result.querySelector<HTMLElement>('.verdict');
  if (answer) answer.focus();
};

const fileField = (folder: boolean): HTMLInputElement => {
  const field = document.createElement('input');
  field.type = 'file';
  field.multiple = true;
  field.hidden = true;
  field.setAttribute('aria-label', folder ? words.chooseFolder : words.chooseFiles);
  if (folder) field.setAttribute('webkitdirectory', '');
  field.addEventListener('change', () => {
    void check([...(field.files ?? [])]);
    field.value = '';
  });
  return field;
};

/** After the browser has painted what was just shown. */
const painted = (): Promise<void> => new Promise((resolve) => window.setTimeout(resolve, 50));

const check = async (chosen: readonly File[]): Promise<void> => {
  show(element('p', 'working', words.working));
  await painted();
  const started = performance.now();
  const files = await readRecordFiles(chosen);
  if (typeof files === 'string') show(verdict('different', words[files]));
  else if (files.has('ceremony.tsv')) showRecord(files);
  else if (files.has('assign-in.json') && files.has('assign-out.json')) showTeams(files);
  else show(verdict('different', words.noRecord));
  result.setAttribute('data-milliseconds', String(Math.round(performance.now() - started)));
};

const showRecord = (files: RecordFiles): void => {
  const summary = verifyRecord(files, plainHash);
  if (summary.ok) show(consistentReport(summary.value), proofForm(files));
  else show(differenceReport(summary.error));
};

/** The two files of the teams without the draw that they belong to. */
const showTeams = (files: RecordFiles): void => {
  const summary = verifyAssignFiles(files, plainHash);
  show(summary.ok ? assignmentReport(summary.value) : differenceReport(summary.error));
};

const proofForm = (files: RecordFiles): HTMLElement => {
  let recomputed: Recomputed | undefined;
  const field = document.createElement('input');
  field.setAttribute('aria-label', words.proofLabel);
  field.autocomplete = 'off';
  const answer = element('div', '');
  const form = element(
    'form',
    'no-print',
    field,
    ' ',
    button(words.proofShow, () => undefined),
  );
  form.lastElementChild?.setAttribute('type', 'submit');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    answer.textContent = '';
    if (!recomputed) {
      const again = recomputeDraw(plainHash, files);
      recomputed = again.ok ? again.value : undefined;
    }
    const card = recomputed && proofCard(recomputed, field.value.trim().toUpperCase());
    answer.appendChild(card ? proofView(card) : element('p', 'none', words.proofNone));
  });
  const made = section(words.proofAsk, element('p', 'hint', words.proofLead), form);
  made.className = 'no-print';
  return element('div', '', made, answer);
};

const [folderField, filesField] = [fileField(true), fileField(false)];
const drop = element(
  'div',
  'drop no-print',
  element('p', '', words.drop),
  button(words.chooseFolder, () => {
    folderField.click();
  }),
  ' ',
  button(words.chooseFiles, () => {
    filesField.click();
  }),
  folderField,
  filesField,
);
document.addEventListener('dragover', (event) => {
  event.preventDefault();
});
document.addEventListener('drop', (event) => {
  event.preventDefault();
  if (event.dataTransfer) void droppedFiles(event.dataTransfer).then(check);
});
document.title = words.title;
document.body.appendChild(element('header', '', element('h1', '', words.title)));
document.body.appendChild(
  element(
    'main',
    '',
    element('p', 'no-print', words.lead),
    element('p', 'hint no-print', words.offline),
    ...(countsRight() ? [drop] : [verdict('different', words.browser)]),
    result,
    element('div', 'explained', section(words.stepsTitle, listOf('ol', words.steps)), section(words.fairTitle, listOf('ul', words.fair))),
  ),
);
