import { render } from '@testing-library/react';
import { vi } from 'vitest';
import { BundlesPage } from '#renderer/features/bundles/BundlesPage.tsx';
import { ok } from '#shared/base/result.ts';
import type { DueRecords, FieldExchange, SealedBundle } from '#shared/contract/bundles.ts';
import type { ConflictList } from '#shared/contract/conflicts.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import type { OfficeView } from '#shared/contract/office.ts';
import { fakeDesk, inDesk } from './fake-desk.tsx';
import { answersHanded, nothingHanded } from './handed-down-view.ts';

export const county: OfficeView = { code: '130123', name: '正定县市场监督管理局', role: 'county', dataFolder: '' };
const due: DueRecords = {
  to: '130100',
  toName: '石家庄市市场监督管理局',
  seq: 13,
  draws: 1,
  results: 11,
  records: 12,
  library: 0,
  encrypted: true,
  sealingLocked: null,
};
export const sealed: SealedBundle = {
  fileName: 'no12.ssjb',
  kind: 'results',
  to: '130100',
  toName: '石家庄市市场监督管理局',
  seq: 12,
  headerHash: '41d790be'.repeat(8),
  fileHash: '0'.repeat(64),
  bytes: 18_400,
  encrypted: true,
  records: 37,
  sealedAt: '2026-11-17T10:00:00+08:00',
  report: null,
  exportedAt: null,
  state: 'sealed',
  receivedAt: null,
  clearedAt: null,
  clearable: false,
};
const own = { signer: 'f'.repeat(64), fingerprint: '', label: '办公室电脑', unlocked: false, accepted: true };
export const alone: FieldExchange = { office: '130123', computers: 0, borrows: false, borrowed: [], lent: [], due: 0 };
export const noConflicts: ConflictList = { waiting: [], open: 0, parallel: 0, decided: [], toSend: [] };
const base: Partial<AppClient> = {
  ...answersHanded(nothingHanded),
  'bundles.due': () => Promise.resolve(ok(due)),
  'requests.list': () => Promise.resolve(ok([])),
  'conflicts.list': () => Promise.resolve(ok(noConflicts)),
  'unconfirmed.offices': () => Promise.resolve(ok([])),
  'bundles.outbox': () => Promise.resolve(ok([sealed])),
  'bundles.mailLimit': () => Promise.resolve(ok({ limitKiB: 18 * 1024 })),
  'bundles.received': () => Promise.resolve(ok([])),
  'bundles.receiptsDue': () => Promise.resolve(ok([])),
  'tasks.list': () => Promise.resolve(ok([])),
  'bundles.field': () => Promise.resolve(ok(alone)),
  'chains.list': () => Promise.resolve(ok([])),
  'keys.state': () => Promise.resolve(ok({ own, next: null, former: [], trust: null })),
};
/** The page of a county that has sealed one bundle and has twelve records to send; gives what it was asked to lead to. */
export const showBundles = (calls: Partial<AppClient>, task?: string) => {
  const navigate = vi.fn();
  render(inDesk(fakeDesk({ ...base, ...calls }), <BundlesPage navigate={navigate} office={county} task={task} />));
  return navigate;
};
