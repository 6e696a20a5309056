import { useApi } from '#renderer/api/desk-context.ts';
import type { Navigate } from '#renderer/api/route.ts';
import type { SchemeDraft } from '#shared/contract/schemes.ts';
import type { SchemeFinding } from '#shared/domain/schemes/findings.ts';
import { schemesWords as words } from '#shared/i18n/zh-cn/schemes.ts';
import { withExclusions, withoutTwice } from './exclusions.ts';
import { focusPlace, placeOf } from './finding-place.ts';

interface Given {
  readonly draft: SchemeDraft;
  readonly items: readonly { readonly id: string; readonly title: string; readonly bad: boolean }[];
  readonly change: (part: Partial<SchemeDraft>) => void;
  readonly navigate: Navigate;
}

/** One button for each finding: it puts the thing right where one answer is certain, else it leads to the field or page. */
export const useRemedies = ({ draft, items, change, navigate }: Given) => {
  const api = useApi();
  const itemOf = (name: string): string | undefined =>
    (items.find(({ title, bad }) => title === name && bad) ?? items.find(({ title }) => title === name))?.id;
  return (finding: SchemeFinding): { readonly label: string; readonly run: () => void } | null => {
    const { code, facts } = finding;
    if (code === 'exclusionTwice')
      return {
        label: words.removeTwice,
        run: () => {
          change({ exclusions: withoutTwice(draft.exclusions) });
        },
      };
    if (code === 'openTask')
      return {
        label: words.excludeThese,
        run: () => {
          void api['schemes.waiting']({ draft, serial: String(facts['serial']) }).then((answer) => {
            if (answer.ok) change({ exclusions: withExclusions(draft.exclusions, answer.value, words.whyExcludeOpen) });
          });
        },
      };
    const id = code.startsWith('item') ? itemOf(String(facts['item'] ?? '')) : undefined;
    if (id !== undefined && code !== 'itemDrawsNobody')
      return {
        label: words.removeItem,
        run: () => {
          change({ itemIds: draft.itemIds.filter((other) => other !== id) });
        },
      };
    const place = placeOf(finding);
    if (place === null) return null;
    return {
      label: words.jump,
      run: () => {
        if ('route' in place) navigate(place.route);
        else focusPlace(place.field);
      },
    };
  };
};
