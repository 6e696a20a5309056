import { ok, type Result } from '#shared/base/result.ts';
import type { AuditParams } from '#shared/contract/audit-events.ts';
import type { SecondReadingAnswer } from '#shared/contract/draws.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import { checkDice, leastRolls, mostRolls } from '#shared/domain/draw/dice.ts';
import { differingPositions, readByTwo } from '#shared/domain/draw/readings.ts';
import { findDraw } from '#electron/store/draws.ts';
import { dropFirstReading, noteReading, saveDice, saveFirstReading, type NamedPerson } from '#electron/store/draw-steps.ts';
import type { Actor, CommandContext, Handlers } from './context.ts';
import { proveIdentity, type Proof } from './second-person.ts';
import { singleStep } from './single-step.ts';

const named = (actor: Actor | null): NamedPerson => ({ id: actor?.id ?? '', name: actor?.name ?? '' });

/** Whoever is signed in has proved it already. */
const signedIn = (actor: Actor | null) => (): Proof =>
  actor ? { at: 'proved', person: actor } : { at: 'refused', triesLeft: 0, failures: 0 };

type SecondReadingError = AppError<'draw.notFound' | 'draw.wrongState' | 'draw.notRead' | 'draw.sameReader' | 'draw.witnessMissing'>;

/** The dice of DRAW-SPEC 3 step 3: two people type what they hear, the program compares, and it never makes a digit. */
export const diceHandlers: Handlers<'draws.readFirst' | 'draws.dropReading' | 'draws.readSecond'> = {
  'draws.readFirst': ({ db, actor, now, note }, { serial, kind, digits }) => {
    const draw = findDraw(db, serial);
    if (!draw) return fail('draw.notFound', { serial });
    if (draw.state !== 'committed') return fail('draw.wrongState', { serial, state: draw.state });
    if (draw.reading) return fail('draw.readAlready', { by: draw.reading.by });
    const sides = kind === 'tenSided' ? 10 : 6;
    const checked = checkDice(digits, sides);
    if (!checked.ok) {
      if (checked.error.reason === 'notADie') return fail('draw.diceInvalid', { position: checked.error.position });
      if (checked.error.reason === 'tooFew') return fail('draw.diceTooFew', { given: checked.error.rolls, needed: leastRolls[sides] });
      return fail('draw.diceInvalid', { position: mostRolls + 1 });
    }
    saveFirstReading(db, serial, { kind, digits: checked.value }, named(actor), now);
    note({ serial, digits: checked.value.length, kind });
    return ok(null);
  },

  'draws.dropReading': ({ db, actor, now, note }, { serial }) => {
    const draw = findDraw(db, serial);
    if (!draw) return fail('draw.notFound', { serial });
    if (draw.state !== 'committed') return fail('draw.wrongState', { serial, state: draw.state });
    if (!draw.reading) return fail('draw.notRead', {});
    dropFirstReading(db, serial);
    noteReading(db, serial, { what: 'dropped', by: named(actor).name, at: now });
    note({ serial, firstBy: draw.reading.by });
    return ok(null);
  },

  'draws.readSecond': async ({ db, actor }, { serial, digits, reader, witnesses }) => {
    const prove = reader ? await proveIdentity(db, reader) : signedIn(actor);
    const witnessNames = witnesses.map(({ name }) => name);
    return ok(
      singleStep((write: CommandContext<AuditParams['draws.secondRead']>): Result<SecondReadingAnswer, SecondReadingError> => {
        const draw = findDraw(write.db, serial);
        if (!draw) return fail('draw.notFound', { serial });
        if (draw.state !== 'committed') return fail('draw.wrongState', { serial, state: draw.state });
        if (!draw.reading) return fail('draw.notRead', {});
        if (witnesses.length === 0) return fail('draw.witnessMissing', {});
        const proof = prove(write);
        const name = reader?.name ?? named(actor).name;
        const note = (outcome: 'agreed' | 'differs' | 'refused' | 'lockedOut', positions: readonly number[] = []): void => {
          write.note({ serial, reader: name, outcome, digits: digits.length, positions, witnesses: witnessNames });
        };
        if (proof.at === 'lockedOut') {
          note('lockedOut');
          return ok({ at: 'lockedOut', minutesLeft: proof.minutesLeft });
        }
        if (proof.at === 'refused') {
          note('refused');
          return ok({ at: 'refused', triesLeft: proof.triesLeft });
        }
        const second = { id: proof.person.id, name: proof.person.name };
        if (!readByTwo(draw.reading.reader.id, second.id)) return fail('draw.sameReader', { name: second.name });
        const positions = differingPositions(draw.reading.secret, digits);
        if (positions.length > 0) {
          noteReading(write.db, serial, { what: 'differed', positions, by: second.name, at: write.now });
          note('differs', positions);
          return ok({ at: 'differs', positions, digits: draw.reading.secret.length });
        }
        saveDice(write.db, serial, second, witnesses, write.now);
        note('agreed');
        return ok({ at: 'agreed' });
      }),
    );
  },
};
