import type { ProofCard, ProofOfItem } from '#shared/domain/draw/proof-card.ts';
import { householdsText, itemTitle, outcomeText, placeText, verifierWords as words, whyText } from '#shared/i18n/zh-cn/verifier.ts';
import { chanceOf } from './chance.ts';
import { button, element, factList, section } from './elements.ts';

/** The line with which anyone makes the ticket again: HMAC-SHA256 under the seed over "ticket", the id and 0x01 (DRAW-SPEC 3). */
const opensslLine = (prk: string, id: string): string =>
  `printf 'ticket\\n${id}\\001' | openssl dgst -sha256 -mac HMAC -macopt hexkey:${prk}`;

export const proofView = (card: ProofCard): HTMLElement =>
  element(
    'article',
    'proof',
    section(
      titleOf(card),
      factList([
        [words.serial, card.serial, 'code'],
        [words.subject, card.id, 'code'],
        [words.seed, card.prk, 'code'],
      ]),
      ...card.items.map(itemView),
    ),
    section(words.openssl, element('pre', '', opensslLine(card.prk, card.id)), element('p', 'hint', words.opensslHint)),
    element(
      'p',
      'no-print',
      button(words.proofPrint, () => {
        document.body.classList.add('print-proof');
        window.print();
        document.body.classList.remove('print-proof');
      }),
    ),
  );

const titleOf = ({ items }: ProofCard): string => {
  if (items.some(({ place }) => place?.drawn)) return words.proofTitle;
  return items.some(({ place }) => place !== undefined) ? words.proofTitleReserve : words.proofTitleExcluded;
};

const itemView = ({ item, frameSha256, stratum, tier, size, drawn, place }: ProofOfItem): HTMLElement => {
  const title = itemTitle(item);
  return element(
    'div',
    '',
    title === '' ? '' : element('h3', '', title),
    factList([
      [words.frame, frameSha256, 'code'],
      [words.stratum, `${stratum}\uFF08${words.tiers[tier]}\uFF09`],
      [words.size, householdsText(size)],
      [words.drawn, householdsText(drawn)],
      [words.chance, chanceOf(drawn, size)],
      ...(place
        ? ([
            [words.ownTicket, place.ticket, 'code'],
            [words.cutOff, place.cutOff ? place.cutOff.ticket : words.cutOffNone, 'code'],
            [words.place, placeText(place.rank, size)],
            [words.outcome, outcomeText(place.rank, drawn)],
            ...(place.cutOff ? ([[words.why, whyText(place.drawn, tier, place.cutOff.tier)]] as const) : []),
          ] as const)
        : ([[words.outcome, words.tiers[9]]] as const)),
    ]),
  );
};
