import { useQuery } from '#renderer/api/use-query.ts';
import { partnerText } from '#shared/i18n/zh-cn/field-bundle.ts';

interface Partner {
  /** How the office of a bundle is called here: another computer of the own one by what it is for. */
  readonly nameOf: (code: string, name: string) => string;
  /** Whether the office of a bundle is the own one. */
  readonly isOwn: (code: string) => boolean;
}

export const usePartner = (): Partner => {
  const state = useQuery('bundles.field', {});
  const field = state.at === 'ready' ? state.value : null;
  return {
    nameOf: (code, name) => partnerText(field, code, name === '' ? code : name),
    isOwn: (code) => field?.office === code,
  };
};
