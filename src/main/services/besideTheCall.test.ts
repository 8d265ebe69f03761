import { describe, expect, it, vi } from 'vitest';
import { ContractError } from '#contract/errors.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { emptySeatView, foldSeatView } from '#domain/replay/foldSeatView.ts';
import type { SeatEvent, SeatHappening } from '#domain/replay/seatEvent.ts';
import type { CarriedCase, SeatView } from '#domain/replay/seatView.ts';
import { tellExchange } from './agentAtExchange.ts';
import { createCallerLocation } from './callerLocation.ts';
import { recordCalls } from './callRecords.ts';
import { createCarriedCases } from './carriedCases.ts';
import type { SeatDesk } from './seatDesk.ts';

/** A seat's time-line in memory; each happening is a second after the one before. */
const openDesk = (): SeatDesk & { readonly happenings: SeatHappening[]; say(...happenings: readonly SeatHappening[]): void } => {
  const listeners = new Set<(event: SeatEvent) => void>();
  const happenings: SeatHappening[] = [];
  let view: SeatView = emptySeatView(0);
  const say = (...said: readonly SeatHappening[]): void => {
    for (const happening of said) {
      happenings.push(happening);
      const event = { id: String(happenings.length), at: happenings.length * 1_000, happening };
      view = foldSeatView(view, event);
      for (const listener of listeners) listener(event);
    }
  };
  return {
    get view() {
      return view;
    },
    happenings,
    say,
    record: () => Promise.resolve([]),
    happened: (...said) => Promise.resolve(say(...said)),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

const about = { caseId: 'case-1', to: 'caller', unitId: null } as const;
const rang = (more: Partial<Extract<SeatHappening, { type: 'rang' }>> = {}): SeatHappening => ({
  type: 'rang', callId: 'a', line: '110', number: '13800000001', name: '', direction: 'in', ...more,
});
const answered: SeatHappening = { type: 'answered', callId: 'a' };
const ended: SeatHappening = { type: 'ended', callId: 'a', by: 'seat' };

describe('a call dialled for a case', () => {
  const open = (submit: (caseId: string, command: CaseCommand) => Promise<unknown> = () => Promise.resolve()) => {
    const desk = openDesk();
    const records: CaseCommand[] = [];
    const refused: unknown[] = [];
    recordCalls({
      desk,
      submit: (caseId, command) => {
        records.push(command);
        return submit(caseId, command);
      },
      onRefused: (error) => refused.push(error),
    });
    return { desk, records, refused };
  };

  it('is on its record when it is over, with the seconds that were spoken', () => {
    const { desk, records } = open();
    desk.say(rang({ direction: 'out', about }), answered, ended);
    expect(records).toEqual([{ type: 'record_call', call: { callId: 'a', to: 'caller', unitId: null, outcome: 'reached', seconds: 1 } }]);
  });

  it('that nobody answered is on record as that; one for no case is not at all', () => {
    const { desk, records } = open();
    desk.say(rang({ direction: 'out', about }), ended, rang({ callId: 'a', direction: 'out' }), answered, ended);
    expect(records).toEqual([expect.objectContaining({ call: expect.objectContaining({ outcome: 'no_answer', seconds: 0 }) as unknown })]);
  });

  it('waits for a form that is not sent off yet', async () => {
    let exists = false;
    const { desk, records, refused } = open(() => (exists ? Promise.resolve() : Promise.reject(new ContractError('refused', 'case_unknown'))));
    desk.say({ type: 'draft_opened', caseId: 'case-1', number: '1', callId: null, line: '110', fields: {} }, rang({ direction: 'out', about }), answered, ended);
    await vi.waitFor(() => expect(records).toHaveLength(1));
    exists = true;
    desk.say({ type: 'case_submitted', caseId: 'case-1', outcome: 'dispatched', unitIds: [] });
    await vi.waitFor(() => expect(records).toHaveLength(2));
    expect(refused).toEqual([]);
  });
});

describe('where the caller is', () => {
  const place = { longitude: 113.1, latitude: 29.3, system: 'GCJ-02', radius: 80, method: 'Cell', foundAt: 5, demo: false, provider: 'operator' } as const;

  it('comes onto the time-line with its system, or why it does not', async () => {
    const desk = openDesk();
    desk.say(rang());
    await createCallerLocation({ desk, central: { location: () => Promise.resolve({ location: place, failure: null }) } })('a', 'ring');
    expect(desk.view.locations).toEqual([{ lat: 29.3, lon: 113.1, system: 'GCJ-02', radius: 80, method: 'Cell', foundAt: 5, demo: false, provider: 'operator', source: 'operator' }]);
    await createCallerLocation({ desk, central: { location: () => Promise.resolve({ location: null, failure: 'timeout' }) } })('a', 'manual');
    expect(desk.view.locationFailure).toBe('timeout');
    expect(desk.view.locations).toHaveLength(1);
  });

  it('is no news at the ring while the central is away; asked by hand it is said', async () => {
    const desk = openDesk();
    desk.say(rang());
    const ask = createCallerLocation({ desk, central: { location: () => Promise.reject(new ContractError('central_unreachable')) } });
    await ask('a', 'ring');
    expect(desk.view.locationFailure).toBeNull();
    await ask('a', 'manual');
    expect(desk.view.locationFailure).toBe('unavailable');
    await expect(ask('another', 'manual')).rejects.toMatchObject({ kind: 'not_found' });
  });
});

describe('a form that goes along with its caller', () => {
  const carried: CarriedCase = { caseId: 'case-1', number: '20261128-007-0001-4', line: '12345', fields: { description: '下水道' }, takers: [{ seatId: 'A07', name: '王敏', at: 1 }] };
  const open = (deps: Partial<Parameters<typeof createCarriedCases>[0]> = {}) => {
    const desk = openDesk();
    const done: string[] = [];
    const sent: CarriedCase[] = [];
    const cases = createCarriedCases({
      desk,
      central: { carry: (each) => Promise.resolve(void sent.push(each)), carried: () => Promise.resolve(carried) },
      drafts: {
        adopt: ({ number }) => Promise.resolve(void done.push(`adopt ${number}`)) as never,
        read: (caseId) => Promise.resolve({ caseId, line: '12345', fields: { description: '下水道' } }) as never,
        letGo: (caseId) => Promise.resolve(void done.push(`let go ${caseId}`)),
        openForCall: (callId) => Promise.resolve(void done.push(`open ${callId}`)) as never,
      },
      isKnown: () => Promise.resolve(false),
      taker: () => ({ seatId: 'A08', name: '李强', at: 2 }),
      onFault: (error) => done.push(String(error)),
      ...deps,
    });
    return { desk, cases, done, sent };
  };

  it('is read while it rings and goes on when it is answered, under its own number', async () => {
    const { desk, cases, done } = open();
    desk.say(rang({ caseNumber: carried.number }));
    await cases.arrived('a', carried.number);
    expect(desk.view.carried).toEqual(carried);
    expect(done).toEqual([]);
    desk.say(answered);
    await vi.waitFor(() => expect(done).toEqual([`adopt ${carried.number}`]));
  });

  it('says who has had the caller so far, when it goes further', async () => {
    const { desk, cases, sent } = open();
    desk.say(
      rang({ caseNumber: carried.number }),
      { type: 'case_carried', callId: 'a', carried },
      { type: 'draft_opened', caseId: 'case-1', number: carried.number, callId: 'a', line: '12345', fields: {} },
    );
    await cases.send(carried.number);
    expect(sent[0]?.takers.map(({ seatId }) => seatId)).toEqual(['A07', 'A08']);
    await cases.send('another number');
    expect(sent).toHaveLength(1);
  });

  it('stays with the first taker until the other has it: refused nothing changes, accepted it is put away', async () => {
    const { desk, done } = open();
    const transfer = (phase: 'failed' | 'done'): SeatHappening => ({
      type: 'transfer', callId: 'a', to: 'A08', kind: 'hand_over', phase, status: 200, parkedAt: '', caseNumber: carried.number,
    });
    desk.say(rang(), { type: 'draft_opened', caseId: 'case-1', number: carried.number, callId: 'a', line: '12345', fields: {} }, transfer('failed'));
    expect(done).toEqual([]);
    desk.say(transfer('done'));
    await vi.waitFor(() => expect(done).toEqual(['let go case-1']));
  });

  it('that does not come leaves the seat with a form of its own; a case that is known already needs none', async () => {
    const away = { carry: () => Promise.resolve(), carried: () => Promise.reject(new ContractError('central_unreachable')) };
    const alone = open({ central: away });
    alone.desk.say(rang({ caseNumber: 'n' }));
    await alone.cases.arrived('a', 'n');
    alone.desk.say(answered);
    await vi.waitFor(() => expect(alone.done).toEqual(['open a']));

    const known = open({ central: away, isKnown: () => Promise.resolve(true) });
    known.desk.say(rang({ caseNumber: 'n' }));
    await known.cases.arrived('a', 'n');
    known.desk.say(answered);
    await Promise.resolve();
    expect(known.done).toEqual([]);
  });
});

describe('an exchange that only the central can tell', () => {
  it('hears of every state but those it sees itself; when the central is away the phone is to dial', async () => {
    const desk = openDesk();
    const told: string[] = [];
    let away = false;
    const exchange = tellExchange({
      desk,
      lines: () => ['12345'],
      central: {
        seatState: (state) => {
          if (away) return Promise.reject(new ContractError('central_unreachable'));
          told.push(state);
          return Promise.resolve();
        },
      },
    });
    try {
      await vi.waitFor(() => expect(told).toEqual(['offline']));
      desk.say({ type: 'agent_state_chosen', state: 'available' });
      await vi.waitFor(() => expect(told).toEqual(['offline', 'available']));
      desk.say(rang());
      away = true;
      desk.say(answered, ended);
      await vi.waitFor(() => expect(exchange.byCode).toBe('pause'));
      expect(told).toEqual(['offline', 'available']);
      away = false;
      desk.say({ type: 'agent_state_chosen', state: 'available' });
      await vi.waitFor(() => expect(exchange.byCode).toBeNull());
      expect(told.at(-1)).toBe('available');
    } finally {
      exchange.stop();
    }
  });
});
