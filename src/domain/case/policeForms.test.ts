import { describe, expect, it } from 'vitest';
import { dispatchTo, people, runSteps, takeIn, triaged, type Step } from '../../../tests/support/caseRun.ts';
import { policeFormsOf, type PoliceForm, type PoliceFormWords } from './policeForms.ts';

const words: PoliceFormWords = {
  at: (at) => `t${at}`,
  unit: (id) => `unit ${id}`,
  category: (id) => id,
  urgency: (urgency) => urgency,
  channel: (channel) => channel,
  redFlag: (code) => code,
  outcome: (outcome) => outcome,
  solved: (solved) => solved,
  minutes: (minutes) => `${minutes} min`,
  missing: '—',
};
const { police, station, taker } = people;
const sent: readonly Step[] = [[taker, takeIn], [police, triaged('joint')], [police, dispatchTo('police', 'a1', 'lead', 'police_dispatch')]];
const caller = { id: 'person-1', name: '王小敏', phone: '13900001111' };
const formsAfter = (steps: readonly Step[]): readonly PoliceForm[] => {
  const { state } = runSteps(steps);
  if (state === null) throw new Error('no case');
  return policeFormsOf(state, [caller], words);
};
const valueOf = (form: PoliceForm | undefined, field: string): string | undefined => form?.rows.find((row) => row.field === field)?.value;

describe('the three police forms', () => {
  it('exist only where police were sent', () => {
    expect(formsAfter([[taker, takeIn], [taker, triaged()], [taker, dispatchTo('g1')]])).toEqual([]);
    expect(formsAfter(sent).map(({ kind }) => kind)).toEqual(['alarm', 'dispatch', 'feedback']);
  });

  it('bear one number, and say what has not been written yet', () => {
    const forms = formsAfter(sent);
    expect(new Set(forms.map((form) => valueOf(form, 'number'))).size).toBe(1);
    expect(forms.map(({ isComplete }) => isComplete)).toEqual([true, false, false]);
    expect([valueOf(forms[0], 'caller'), valueOf(forms[1], 'officers'), valueOf(forms[2], 'outcome')]).toEqual(['王小敏', '—', '—']);
  });

  it('fill as the police work', () => {
    const forms = formsAfter([
      ...sent,
      [station, { type: 'sign', assignmentId: 'a1' }, 9_000 + 120_000],
      [station, { type: 'record_arrival', assignmentId: 'a1', arrival: { at: 9_000 + 600_000, officers: '李警官等 2 人', measures: '封路' } }],
      [station, {
        type: 'feed_back',
        assignmentId: 'a1',
        feedback: { found: '电杆倒伏', done: '管制交通', solved: 'yes', photos: [], police: { outcome: 'handed_over', injured: 0, dead: 0, rescued: 2, takenAway: 0, handedTo: '城管局' } },
      }],
    ]);
    expect(forms.every(({ isComplete }) => isComplete)).toBe(true);
    expect([valueOf(forms[1], 'sign_minutes'), valueOf(forms[1], 'arrival_minutes'), valueOf(forms[1], 'officers')]).toEqual(['2 min', '10 min', '李警官等 2 人']);
    expect([valueOf(forms[2], 'outcome'), valueOf(forms[2], 'rescued'), valueOf(forms[2], 'handed_to')]).toEqual(['handed_over', '2', '城管局']);
  });
});
