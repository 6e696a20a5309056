import { chinaTime } from '#shared/base/china-time.ts';

/** What the people of a made county do, day after day, at hours that the office's clock shows. */
export interface Agenda {
  /** Does something at an hour of a day (ISO, China time) when its turn comes; what was put in first goes first within a minute. */
  readonly at: (day: string, hour: string, work: () => Promise<void>) => void;
  /** Minutes go by while people work. */
  readonly pass: (minutes: number) => void;
  readonly today: () => string;
  readonly now: () => Date;
  /** Everything in the order of its hours; what is added on the way is done in its turn as well. */
  readonly run: () => Promise<void>;
}

interface Entry {
  readonly time: number;
  readonly work: () => Promise<void>;
}

const timeOf = (day: string, hour: string): number => Date.parse(`${day}T${hour}:00+08:00`);

/** The clock begins at the morning of a day and never goes back. */
export const agendaFrom = (day: string): Agenda => {
  let time = timeOf(day, '08:30');
  const entries: Entry[] = [];
  return {
    at: (on, hour, work) => {
      const entry = { time: timeOf(on, hour), work };
      const place = entries.findIndex((other) => other.time > entry.time);
      entries.splice(place === -1 ? entries.length : place, 0, entry);
    },
    pass: (minutes) => {
      time += minutes * 60_000;
    },
    today: () => chinaTime(time).slice(0, 10),
    now: () => new Date(time),
    run: async () => {
      for (let entry = entries.shift(); entry; entry = entries.shift()) {
        time = Math.max(time, entry.time);
        await entry.work();
      }
    },
  };
};
