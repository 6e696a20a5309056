import { useEffect, useState } from 'react';
import { useApi } from '#renderer/api/desk-context.ts';
import type { SchemeDetail } from '#shared/contract/schemes.ts';
import { createDraftStore, type DraftStore } from './draft-store.ts';

/** The draft store of one editor; what waits is saved when the page is left. */
export const useDraft = (scheme: Pick<SchemeDetail, 'id' | 'draft'>): DraftStore => {
  const api = useApi();
  const [draft] = useState(() => createDraftStore(api, scheme));
  useEffect(() => () => void draft.flush(), [draft]);
  return draft;
};
