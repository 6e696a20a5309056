/** Expected failures about revisions that do not follow one another, records that a snapshot lacks, and keys that take the place of others. */
export interface ExchangeErrorParams {
  readonly 'conflict.notFound': Record<string, never>;
  readonly 'conflict.decided': { readonly byName: string };
  readonly 'conflict.changed': Record<string, never>;
  readonly 'conflict.wayClosed': Record<string, never>;
  readonly 'conflict.notValid': Record<string, never>;
  readonly 'conflict.unsent': Record<string, never>;
  readonly 'keys.renewalWaits': Record<string, never>;
  readonly 'trust.behind': Record<string, never>;
  readonly 'trust.rootAbsent': { readonly name: string };
  readonly 'trust.changed': Record<string, never>;
  readonly 'unconfirmed.notFound': Record<string, never>;
}
