import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleCase, sampleHistory } from '../case/caseSample.ts';
import type { EventEnvelope } from '../case/event.ts';
import type { Verdict } from '../triage/verdict.ts';
import { judgedCaseOf, type JudgedCase } from './judgedCase.ts';
import { shareOf, wilsonInterval } from './rate.ts';
import { verdictQuality } from './verdictQuality.ts';

const verdicts = ['police', 'non_police', 'joint', 'undecided'] as const;
const verdict = fc.constantFrom<Verdict>(...verdicts);

/** Random histories as the central could hold them, and the same facts beside them for the naive count. */
const history = fc
  .record({
    engine: fc.option(verdict),
    call: verdict,
    later: fc.option(verdict),
    dispatched: fc.boolean(),
    fedBack: fc.boolean(),
    closed: fc.boolean(),
    cues: fc.uniqueArray(fc.record({ rule: fc.constantFrom('weapon', 'fire', 'enquiry'), weight: fc.constantFrom(-2, 3) }), { maxLength: 3, selector: ({ rule }) => rule }),
    code: fc.constantFrom('more_danger', 'other', undefined),
  })
  .map((facts) => ({ facts, events: eventsOf(facts) }));

interface Facts {
  readonly engine: Verdict | null;
  readonly call: Verdict;
  readonly later: Verdict | null;
  readonly dispatched: boolean;
  readonly fedBack: boolean;
  readonly closed: boolean;
  readonly cues: JudgedCase['cues'];
  readonly code: string | undefined;
}

const eventsOf = ({ engine, call, later, dispatched, fedBack, closed, cues, code }: Facts): readonly EventEnvelope[] => {
  const state = sampleCase({ assignments: [] });
  const [takenIn] = sampleHistory(state);
  const record = (said: Verdict) => ({
    verdict: said, engineVerdict: engine, category: null, urgency: 'normal', redFlags: [], rulesVersion: '1', overrideReason: null, overrideCode: code, cues, at: 0, by: 'w',
  } as const);
  const feedback = { found: '有', done: '好', solved: 'yes', photos: [], at: 0 } as const;
  const events = [
    { type: 'triaged', triage: record(call) } as const,
    ...(dispatched ? [{ type: 'dispatched', transfer: 'work_order', assignments: [], promise: '' } as const] : []),
    ...(later === null ? [] : [{ type: 'triaged', triage: record(later) } as const]),
    ...(fedBack ? [{ type: 'fed_back', assignmentId: 'a1', feedback } as const] : []),
    ...(closed ? [{ type: 'closed' } as const] : []),
  ];
  return [takenIn as EventEnvelope, ...events.map((event, index) => ({ ...(takenIn as EventEnvelope), version: index + 2, event }))];
};

describe('the board of the diversion', () => {
  it('equals a count by hand', () => {
    fc.assert(
      fc.property(fc.array(history, { maxLength: 30 }), (all) => {
        const board = verdictQuality(all.flatMap(({ events }) => judgedCaseOf(events) ?? []));
        // The naive way: one counter after another, straight from the facts.
        let cases = 0, recallHits = 0, recallAll = 0, divertedRight = 0, diverted = 0, takerRight = 0, takerAll = 0, overridden = 0, judged = 0, weaponRight = 0, weaponSpoke = 0, weaponCaught = 0, policeFinal = 0;
        for (const { facts } of all) {
          if (!facts.closed) continue;
          cases += 1;
          const final = facts.later ?? facts.call;
          if (final === 'undecided') continue;
          const police = final === 'police' || final === 'joint';
          const weapon = facts.cues.some(({ rule, weight }) => rule === 'weapon' && weight > 0);
          if (police) policeFinal += 1;
          if (weapon) weaponSpoke += 1;
          if (weapon && police) { weaponRight += 1; weaponCaught += 1; }
          if (facts.engine !== null) {
            judged += 1;
            if (facts.engine !== facts.call && !(facts.engine === 'undecided' && facts.call !== 'non_police')) overridden += 1;
            if (police) recallAll += 1;
            if (police && facts.engine !== 'non_police') recallHits += 1;
            if (facts.engine === 'non_police') diverted += 1;
            if (facts.engine === 'non_police' && final === 'non_police') divertedRight += 1;
          }
          if ((facts.fedBack || facts.later !== null) && facts.call === 'non_police') {
            takerAll += 1;
            if (final === 'non_police') takerRight += 1;
          }
        }
        expect(board.cases).toBe(cases);
        expect(board.engine.policeRecall).toEqual({ hits: recallHits, total: recallAll });
        expect(board.engine.diversionPrecision).toEqual({ hits: divertedRight, total: diverted });
        expect(board.taker.diversionPrecision).toEqual({ hits: takerRight, total: takerAll });
        expect(board.overrides).toEqual({ hits: overridden, total: judged });
        const weapon = board.rules.find(({ rule, speaksFor }) => rule === 'weapon' && speaksFor === 'police');
        expect([weapon?.precision ?? { hits: 0, total: 0 }, weapon?.recall.hits ?? 0]).toEqual([{ hits: weaponRight, total: weaponSpoke }, weaponCaught]);
        if (weapon !== undefined) expect(weapon.recall.total).toBe(policeFinal);
        expect(board.table.reduce((sum, { count }) => sum + count, 0)).toBe(judged);
        expect(board.reasons.reduce((sum, { count }) => sum + count, 0)).toBe(overridden);
      }),
    );
  });

  it('keeps the verdict at the call, at dispatch and at the end apart', () => {
    const facts: Facts = { engine: 'non_police', call: 'police', later: 'joint', dispatched: true, fedBack: true, closed: true, cues: [], code: 'more_danger' };
    expect(judgedCaseOf(eventsOf(facts))).toMatchObject({ engine: 'non_police', call: 'police', dispatch: 'police', final: 'joint', reviewed: true, overrideCode: 'more_danger' });
    expect(judgedCaseOf(eventsOf({ ...facts, closed: false }))).toBeNull();
  });
});

describe('a rate', () => {
  it('has the interval of Wilson (Agresti & Coull 1998, example: 0 of 10 → 0 to 0.278)', () => {
    expect(wilsonInterval({ hits: 0, total: 10 })?.high).toBeCloseTo(0.2775, 3);
    expect(wilsonInterval({ hits: 5, total: 10 })).toMatchObject({ low: expect.closeTo(0.2366, 3) as number, high: expect.closeTo(0.7634, 3) as number });
    expect([wilsonInterval({ hits: 0, total: 0 }), shareOf({ hits: 0, total: 0 })]).toEqual([null, null]);
  });

  it('lies inside its interval', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (total, part) => {
        const rate = { hits: Math.round(total * part), total };
        const { low, high } = wilsonInterval(rate) ?? { low: 2, high: -1 };
        const share = shareOf(rate) ?? 0;
        expect(low >= 0 && low <= share && share <= high && high <= 1).toBe(true);
      }),
    );
  });
});
