import './old-browsers.ts';
import { toHex, utf8 } from '#shared/base/bytes.ts';
import { verifyRecord } from '#shared/domain/assignment/verify-record.ts';
import { proofCard } from '#shared/domain/draw/proof-card.ts';
import { recomputeDraw, type Recomputed } from '#shared/domain/draw/recompute.ts';
import type { RecordFiles } from '#shared/domain/draw/record.ts';
import { verifierWords as words } from '#shared/i18n/zh-cn/verifier.ts';
import { button, element, listOf, section } from './elements.ts';
import { plainHash } from './plain-hash.ts';
import { proofView } from './proof-view.ts';
import { droppedFiles, readRecordFiles } from './read-files.ts';
import { consistentReport, differenceReport, verdict } from './report.ts';

/** FIPS 180-4's own example: a browser that cannot count must not say what agrees. */
const countsRight = (): boolean =>
  toHex(plainHash.sha256(utf8('abc'))) === 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

const result = element('div', '');
result.id = 'result';

const show = (...children: readonly HTMLElement[]): void => {
  result.textContent = '';
  for (const child of children) result.appendChild(child);
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
  const files = await readRecordFiles(chosen);
  if (typeof files === 'string') show(verdict('different', words[files]));
  else if (!files.has('ceremony.tsv')) show(verdict('different', words.noRecord));
  else {
    const summary = verifyRecord(files, plainHash);
    if (summary.ok) show(consistentReport(summary.value), proofForm(files));
    else show(differenceReport(summary.error));
  }
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
document.body.appendChild(
  element(
    'main',
    '',
    element('h1', '', words.title),
    element('p', 'no-print', words.lead),
    element('p', 'hint no-print', words.offline),
    ...(countsRight() ? [drop] : [verdict('different', words.browser)]),
    result,
    element('div', 'explained', section(words.stepsTitle, listOf('ol', words.steps)), section(words.fairTitle, listOf('ul', words.fair))),
  ),
);
