import { useQuery } from './use-query.ts';

/** The day it is in the office (ISO), by the backend's clock; null until it is known. */
export const useToday = (): string | null => {
  const answer = useQuery('figures.today', {});
  return answer.at === 'ready' ? answer.value.today : null;
};
