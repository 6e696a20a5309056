import { describe, expect, it } from 'vitest';
import {
  distinctTicketsCheck,
  firstHalfCheck,
  adjacencyCheck,
  inclusionCheck,
  lagCheck,
  manyOrders,
  manyTickets,
  orderedPairCheck,
  passes,
  population,
  rankCheck,
  uniformTicketsCheck,
} from '#tests/support/fairness-checks.ts';
import { productOrder, productTicket } from '#tests/support/product-draw.ts';

describe('the draw is fair', () => {
  const orders = manyOrders(productOrder, population);
  const tickets = manyTickets(productTicket);

  it.each([
    ['everyone is drawn equally often', inclusionCheck],
    ['a fixed subject stands on every rank equally often', rankCheck],
    ['the first half of the list is drawn as often as chance says', firstHalfCheck],
    ['neighbours in the list are drawn together as often as chance says', adjacencyCheck],
  ] as const)('%s', (_name, check) => {
    expect(passes(check(orders))).toBe(true);
  });

  it('every ordered pair comes first and second equally often', () => {
    expect(passes(orderedPairCheck(manyOrders(productOrder, 10)))).toBe(true);
  });

  it.each([
    ['200,000 subjects have 200,000 different tickets', distinctTicketsCheck],
    ['tickets are spread evenly', uniformTicketsCheck],
    ['the ticket of a subject says nothing about the next one', lagCheck],
  ] as const)('%s', (_name, check) => {
    expect(passes(check(tickets))).toBe(true);
  });
});
