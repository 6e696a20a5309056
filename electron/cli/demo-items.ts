import { chinaTime } from '#shared/base/china-time.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { expectOk } from './command.ts';

/** Checklist forms, a first issued list, an item of the bureau's own and a second list that holds it. */
export const demoItems = async (api: AppClient, checklists: string, now: Date): Promise<void> => {
  const { sha256 } = expectOk('items.readChecklists', await api['items.readChecklists']({ file: checklists }));
  expectOk('items.writeChecklists', await api['items.writeChecklists']({ file: checklists, sha256 }));
  const day = (earlier: number): string => chinaTime(now.getTime() - earlier * 86_400_000).slice(0, 10);
  const year = day(0).slice(0, 4);
  expectOk('items.issue', await api['items.issue']({ versionNo: `${year}-1`, issuedOn: day(60), note: '' }));
  const { checklist, ...words } = demo.ownItem;
  const item = {
    ...words,
    subName: '',
    grade: 'ordinary' as const,
    method: '',
    subjects: '',
    line: 1,
    published: false,
    appliesToTag: '',
    appliesToKinds: ['enterprise' as const],
    note: '',
    checklist: [{ content: checklist, how: '', materials: '' }],
  };
  expectOk('items.save', await api['items.save']({ id: null, item }));
  expectOk('items.issue', await api['items.issue']({ versionNo: `${year}-2`, issuedOn: day(1), note: demo.listNote }));
};
