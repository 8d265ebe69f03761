import { v7 as newId } from 'uuid';
import type { ExchangeEvent } from '#domain/queue/queueStatus.ts';

type WithoutHead<Event> = Event extends unknown ? Omit<Event, 'id' | 'at'> : never;
export type NewEvent = WithoutHead<ExchangeEvent>;

export interface EventLog {
  emit(event: NewEvent): void;
  readonly recent: readonly ExchangeEvent[];
  onEvent(listener: (event: ExchangeEvent) => void): () => void;
}

/** Enough for a listener that was away for some minutes of a busy hour. */
const kept = 2_000;

export const createEventLog = (now: () => number): EventLog => {
  const recent: ExchangeEvent[] = [];
  const listeners = new Set<(event: ExchangeEvent) => void>();
  return {
    recent,
    emit: (event) => {
      const whole: ExchangeEvent = { ...event, id: newId(), at: now() };
      recent.push(whole);
      if (recent.length > kept) recent.shift();
      for (const listener of listeners) listener(whole);
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
