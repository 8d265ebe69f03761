import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptySeatView, foldSeatView } from './foldSeatView.ts';
import type { SeatHappening } from './seatEvent.ts';
import type { SeatView } from './seatView.ts';

const play = (...happenings: readonly SeatHappening[]): SeatView =>
  happenings.reduce(
    (view, happening, index) => foldSeatView(view, { id: `e${index}`, at: index + 1, happening }),
    emptySeatView(0),
  );

const rang = (callId = 'c1'): SeatHappening => ({ type: 'rang', callId, line: '12345', number: '13800001111', name: '', direction: 'in' });
const answered: SeatHappening = { type: 'answered', callId: 'c1' };
const ended = (by: 'caller' | 'seat' | 'missed' | 'abandoned'): SeatHappening => ({ type: 'ended', callId: 'c1', by });
const choose = (state: 'available' | 'meal'): SeatHappening => ({ type: 'agent_state_chosen', state });
const opened = (caseId = 'd1', callId: string | null = 'c1'): SeatHappening => ({
  type: 'draft_opened', caseId, number: '20261123-007-0001-8', callId, line: '12345', fields: { callerPhone: '13800001111' },
});
const edited = (value: string, revision: number): SeatHappening => ({
  type: 'field_edited', caseId: 'd1', field: 'description', value, revision,
});
const shift: SeatHappening = { type: 'shift_started', userId: 'wang.min', userName: '王敏', line: '12345' };

describe('the agent on the seat screen', () => {
  it.each<[string, readonly SeatHappening[], SeatView['agent']['state']]>([
    ['begins a shift away from the queue', [shift], 'break'],
    ['rings', [choose('available'), rang()], 'ringing'],
    ['talks', [choose('available'), rang(), answered], 'talking'],
    ['holds', [choose('available'), rang(), answered, { type: 'held', callId: 'c1', on: true }], 'held'],
    ['wraps up after a call', [choose('available'), rang(), answered, ended('caller')], 'wrap_up'],
    ['gets no more calls after a missed ring', [choose('available'), rang(), ended('missed')], 'not_responding'],
    ['is as before when the caller gives up', [choose('meal'), rang(), ended('abandoned')], 'meal'],
    ['ends its wrap-up by choice', [choose('available'), rang(), answered, ended('seat'), choose('meal')], 'meal'],
    ['ends the shift', [shift, choose('available'), { type: 'shift_ended' }], 'offline'],
  ])('%s', (_name, happenings, state) => {
    expect(play(...happenings).agent.state).toBe(state);
  });

  it('remembers a state chosen during the call, and when its wrap-up ends', () => {
    const view = play(choose('available'), rang(), answered, choose('meal'), ended('caller'), { type: 'wrap_up_ends', at: 99 });
    expect(view.agent).toMatchObject({ state: 'wrap_up', next: 'meal', wrapUpEndsAt: 99 });
  });
});

describe('the call on the seat screen', () => {
  it('stays visible when it is over, until the next one', () => {
    const over = play(rang(), answered, ended('caller'));
    expect(over.call).toMatchObject({ callId: 'c1', state: 'ended', endedBy: 'caller', answeredAt: 2, endedAt: 3 });
    expect(play(rang(), answered, ended('caller'), rang('c2')).call).toMatchObject({ callId: 'c2', state: 'ringing' });
  });

  it('is not put aside by another ring, nor by its own', () => {
    expect(play(rang(), answered, rang('c2')).call).toMatchObject({ callId: 'c1', state: 'talking' });
    expect(play(rang(), answered, rang()).call).toMatchObject({ callId: 'c1', state: 'talking' });
  });

  it('rings again when it was missed and is offered again', () => {
    expect(play(rang(), ended('missed'), rang()).call).toMatchObject({ state: 'ringing', endedAt: null });
  });

  it('is not brought back by a late answer', () => {
    expect(play(rang(), ended('abandoned'), answered).call?.state).toBe('ended');
  });

  it('has a time-line of its own', () => {
    expect(play(rang(), answered, opened(), ended('caller'), rang('c2')).timeline.map(({ kind }) => kind)).toEqual(['rang']);
    const kinds = play(rang(), answered, opened(), edited('x', 1)).timeline.map(({ kind }) => kind);
    expect(kinds).toEqual(['rang', 'answered', 'draft_opened', 'field_edited']);
  });

  it('keeps the last 200 lines of it', () => {
    const many = Array.from({ length: 250 }, (_, index) => edited(String(index), index + 1));
    expect(play(rang(), opened(), ...many).timeline).toHaveLength(200);
  });
});

describe('the form on the seat screen', () => {
  it('shows the newest value of a field, whatever order the events come in', () => {
    expect(play(opened(), edited('new', 2), edited('old', 1)).draft?.fields.description).toMatchObject({ value: 'new', revision: 2 });
  });

  it('says when and how it was submitted, and settles the call', () => {
    const view = play(rang(), answered, opened(), { type: 'case_submitted', caseId: 'd1', outcome: 'dispatched', unitIds: ['g1'] });
    expect(view.draft?.submitted).toEqual({ outcome: 'dispatched', unitIds: ['g1'], at: 4 });
    expect(view.call?.disposition).toBe('case');
  });

  it('goes away when it is closed, and only then', () => {
    expect(play(opened(), { type: 'draft_closed', caseId: 'other' }).draft).not.toBeNull();
    expect(play(opened(), { type: 'draft_closed', caseId: 'd1' }).draft).toBeNull();
  });
});

describe('any time-line at all', () => {
  const ids = fc.constantFrom('c1', 'c2');
  const drafts = fc.constantFrom('d1', 'd2');
  const happening: fc.Arbitrary<SeatHappening> = fc.oneof(
    fc.constantFrom<SeatHappening>(shift, { type: 'shift_ended' }, choose('available'), choose('meal'), { type: 'phone_registered' }),
    ids.map(rang),
    fc.tuple(ids, fc.constantFrom('answered' as const)).map(([callId, type]) => ({ type, callId })),
    fc.tuple(ids, fc.boolean(), fc.constantFrom('muted' as const, 'held' as const)).map(([callId, on, type]) => ({ type, callId, on })),
    fc.tuple(ids, fc.constantFrom('caller' as const, 'seat' as const, 'missed' as const, 'abandoned' as const, 'failed' as const))
      .map(([callId, by]) => ({ type: 'ended' as const, callId, by })),
    fc.tuple(drafts, fc.option(ids, { nil: null })).map(([caseId, callId]) => opened(caseId, callId)),
    fc.tuple(drafts, fc.string(), fc.nat()).map(([caseId, value, revision]) => ({
      type: 'field_edited' as const, caseId, field: 'demand' as const, value, revision,
    })),
    drafts.map((caseId) => ({ type: 'draft_closed' as const, caseId })),
    fc.string().map((code) => ({ type: 'warning_shown' as const, code, detail: '' })),
  );

  it('makes a screen that survives JSON and never contradicts itself', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 80 }), (happenings) => {
        const view = play(...happenings);
        expect(JSON.parse(JSON.stringify(view))).toEqual(view);
        expect(view.timeline.length).toBeLessThanOrEqual(200);
        expect(view.warnings.length).toBeLessThanOrEqual(5);
        if (view.call === null) return;
        expect(view.call.state === 'ended').toBe(view.call.endedAt !== null);
        if (view.call.state === 'talking' || view.call.state === 'held') expect(view.call.answeredAt).not.toBeNull();
        if (view.agent.wrapUpEndsAt !== null) expect(view.agent.state).toBe('wrap_up');
      }),
      { numRuns: 300 },
    );
  });
});

describe('what comes with a call', () => {
  const place = (source: 'sip' | 'operator', lat: number): SeatHappening => ({
    type: 'location_received',
    callId: 'c1',
    location: { lat, lon: 113, radius: null, system: 'WGS-84', method: '', source, provider: '', foundAt: null, demo: false },
  });

  it('has the newest place of the network and of the operator beside each other', () => {
    const view = play(rang(), place('sip', 1), place('operator', 2), { type: 'location_failed', callId: 'c1', reason: 'timeout' }, place('operator', 3));
    expect(view.locations.map(({ source, lat }) => [source, lat])).toEqual([['sip', 1], ['operator', 3]]);
    expect(view.locationFailure).toBeNull();
    expect(play(rang(), place('sip', 1), rang('c2')).locations).toEqual(view.locations.slice(0, 1));
    expect(play(rang(), place('sip', 1), ended('caller'), rang('c2')).locations).toEqual([]);
  });

  it('is told apart by the whole call: mean, worst, and poor readings in a row', () => {
    const heard = (mos: number, lossPercent: number): SeatHappening => ({ type: 'audio_quality', callId: 'c1', mos, lossPercent });
    const view = play(rang(), answered, heard(4.4, 0), heard(3, 6), heard(2.8, 9), ended('seat'));
    expect(view.call?.quality).toEqual({ readings: 3, meanMos: 3.4, worstMos: 2.8, meanLossPercent: 5, poorInARow: 2 });
    expect(play(rang(), answered, heard(3, 6), heard(4, 0)).call?.quality?.poorInARow).toBe(0);
  });

  it('a fetched caller is who calls from then on, and a test call leaves nothing to write up', () => {
    const code = (number: string): SeatHappening => ({ type: 'rang', callId: 'c1', line: '12345', number, name: '', direction: 'out' });
    const fetched = play(choose('available'), code('*8'), answered, { type: 'identified', callId: 'c1', line: '110', number: '139', name: '王', caseNumber: '7' });
    expect(fetched.call).toMatchObject({ line: '110', number: '139', direction: 'in', caseNumber: '7' });
    expect(play(choose('meal'), code('*43'), answered, ended('seat')).agent.state).toBe('meal');
  });
});
