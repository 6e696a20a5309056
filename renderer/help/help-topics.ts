import type { Page } from '#renderer/api/route.ts';
import bundles from '#resources/help/bundles.md?raw';
import counties from '#resources/help/counties.md?raw';
import draw from '#resources/help/draw.md?raw';
import draws from '#resources/help/draws.md?raw';
import figures from '#resources/help/figures.md?raw';
import fieldPack from '#resources/help/field-pack.md?raw';
import letters from '#resources/help/letters.md?raw';
import handedTasks from '#resources/help/handed-tasks.md?raw';
import home from '#resources/help/home.md?raw';
import imports from '#resources/help/import.md?raw';
import inspectors from '#resources/help/inspectors.md?raw';
import items from '#resources/help/items.md?raw';
import keys from '#resources/help/keys.md?raw';
import org from '#resources/help/org.md?raw';
import followUps from '#resources/help/follow-ups.md?raw';
import publication from '#resources/help/publication.md?raw';
import plans from '#resources/help/plans.md?raw';
import record from '#resources/help/record.md?raw';
import results from '#resources/help/results.md?raw';
import scheme from '#resources/help/scheme.md?raw';
import schemes from '#resources/help/schemes.md?raw';
import shortcuts from '#resources/help/shortcuts.md?raw';
import subjects from '#resources/help/subjects.md?raw';
import system from '#resources/help/system.md?raw';
import templates from '#resources/help/templates.md?raw';

/** Every page has a topic of its name, so that a new page without help does not compile; further topics belong to no page. */
export type HelpTopic = Page | 'templates' | 'shortcuts';

const texts: { readonly [T in HelpTopic]: string } = {
  home,
  items,
  subjects,
  inspectors,
  import: imports,
  templates,
  plans,
  schemes,
  handedTasks,
  scheme,
  draw,
  draws,
  record,
  fieldPack,
  results,
  publication,
  followUps,
  bundles,
  figures,
  counties,
  letters,
  org,
  keys,
  system,
  shortcuts,
};

export const helpText = (topic: HelpTopic): string => texts[topic];

/** The first line of a topic is its title. */
const titleOf = (text: string): string => /^# (.+)$/m.exec(text)?.[1] ?? '';

/** In the order of the work. */
export const helpTopics: readonly { readonly topic: HelpTopic; readonly title: string }[] = (Object.keys(texts) as HelpTopic[]).map(
  (topic) => ({
    topic,
    title: titleOf(texts[topic]),
  }),
);
