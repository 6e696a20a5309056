import type { ImportKind } from '#shared/contract/imports.ts';
import type { LetterAsked } from '#shared/contract/letters.ts';

/** Every place of the application; what a page needs to open is part of the route. */
export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'items'; /** Code of an item to show at once. */ readonly find?: string }
  | { readonly page: 'subjects'; /** A subject to show at once. */ readonly open?: number }
  | { readonly page: 'inspectors'; /** A person to show at once. */ readonly open?: number }
  | {
      readonly page: 'import';
      readonly kind: ImportKind;
      /** Only the risk classes of subjects are to be refreshed. */
      readonly only?: 'risk';
    }
  | { readonly page: 'plans'; /** A version to show at once. */ readonly id?: string }
  | { readonly page: 'schemes' }
  | { readonly page: 'handedTasks' }
  | { readonly page: 'scheme'; readonly id: string }
  | { readonly page: 'draw'; readonly serial: string }
  | { readonly page: 'draws' }
  | { readonly page: 'record'; readonly serial: string }
  | { readonly page: 'fieldPack'; readonly serial: string }
  | {
      readonly page: 'results';
      readonly serial: string | null;
      /** A visit to open at once. */
      readonly code?: string;
      /** Opens the review instead of the entry. */
      readonly review?: true;
    }
  | {
      readonly page: 'publication';
      readonly serial: string | null;
      /** A published result to correct at once. */ readonly correct?: string;
    }
  | { readonly page: 'followUps'; readonly serial: string | null }
  | { readonly page: 'figures' }
  | { readonly page: 'counties'; /** A county to look into. */ readonly county?: string }
  | { readonly page: 'letters'; /** A letter of the ledger to show first. */ readonly letter?: LetterAsked }
  | {
      readonly page: 'bundles';
      /** Whom the city hands down to. */ readonly to?: string;
      /** The task that the office's other computer is to be lent. */ readonly task?: string;
    }
  | { readonly page: 'org' }
  | { readonly page: 'keys' }
  | { readonly page: 'system' };

export type Page = Route['page'];

export type Navigate = (route: Route) => void;
