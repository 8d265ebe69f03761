import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Role } from '../tenant.ts';
import type { AssignmentState } from './case.ts';
import { sampleAssignment, sampleCaller, sampleCase, sampleHistory } from './caseSample.ts';
import { audienceOf, projectCase, type Projection, type Viewer } from './visibility.ts';

const viewer = (role: Viewer['role'], change: Partial<Viewer> = {}): Viewer => ({ role, line: null, unitId: null, ...change });
const ownGrid = viewer('grid_worker', { unitId: 'g1' });

const look = (who: Viewer, change: Parameters<typeof sampleCase>[0] = {}): Projection | null => {
  const state = sampleCase(change);
  return projectCase(who, state, sampleHistory(state), [sampleCaller]);
};
const secret = { content: { ...sampleCase().content, secret: true } };

describe('who sees a case', () => {
  it('is found by its line, by each unit with a share, and by the city', () => {
    expect(audienceOf(sampleCase())).toEqual(['line:12345', 'unit:g1', 'city']);
  });

  it.each<[string, Viewer]>([
    ['another grid', viewer('grid_worker', { unitId: 'g2' })],
    ['a unit without a unit', viewer('unit_handler')],
    ['the other line', viewer('taker_110', { line: '110' })],
    ['a seat that does not know its line', viewer('seat')],
    ['the administrator', viewer('admin')],
  ])('is not %s', (_name, who) => {
    expect(look(who)).toBeNull();
  });

  it('is the seat of its line, with everything', () => {
    const seen = look(viewer('seat', { line: '12345' }));
    expect(seen?.persons).toEqual([sampleCaller]);
    expect(seen?.case).toEqual(sampleCase());
  });

  it('is the unit, with the number it must call but not the full name', () => {
    expect(look(ownGrid)?.persons).toEqual([{ ...sampleCaller, name: '王**' }]);
  });

  it('is the unit that has finished, with neither', () => {
    expect(look(ownGrid, { assignments: [sampleAssignment({ state: 'fed_back' })] })?.persons).toEqual([
      { ...sampleCaller, name: '王**', phone: '138****5678' },
    ]);
  });

  it('is the unit, without the shares of others', () => {
    const assignments = [sampleAssignment(), sampleAssignment({ id: 'a2', unitId: 'g2', kind: 'joint' })];
    const seen = look(ownGrid, { assignments });
    expect(seen?.case.assignments.map(({ id }) => id)).toEqual(['a1']);
    expect(JSON.stringify(seen)).not.toContain('"a2"');
  });

  it.each([
    ['the number', '请回电13812345678'], ['the number in groups', '请回电 138-9876-5432'], ['full-width figures', '电话１３８１２３４５６７８'],
    ['figures as they are read out', '电话幺三八幺二三四五六七八'], ['an identity number', '身份证 43060219800101123X'], ['a local line', '座机8201234'], ['the name', '我叫王小敏'],
  ])('is the unit of a secret case, without %s that somebody wrote into the text', (_what, words) => {
    const state = sampleCase({ content: { ...sampleCase().content, secret: true, description: words, place: { text: words, unitId: null, detail: words } } });
    const history = sampleHistory(state);
    const seen = JSON.stringify(projectCase(ownGrid, state, history, [sampleCaller]));
    for (const trace of [...words.matchAll(/[\d０-９幺三八二四五六七]{4,}|王小敏/gu)]) expect(seen).not.toContain(trace[0]);
    expect(seen).toContain(state.id);
    expect(seen).toContain(state.number);
  });

  it.each(['supervisor', 'trainer'] as const)('is the %s, without anybody’s data', (role) => {
    const seen = look(viewer(role));
    expect(seen?.persons).toEqual([]);
    expect(JSON.stringify(seen)).not.toContain(sampleCaller.id);
  });

  const roles: readonly Role[] = ['unit_handler', 'grid_worker', 'supervisor', 'trainer', 'admin'];
  const states: readonly AssignmentState[] = ['dispatched', 'signed', 'handling', 'fed_back', 'rework', 'done'];

  it('never is somebody away from the desk who learns a secret caller', () => {
    const assignments = fc.array(
      fc.record({ id: fc.string(), unitId: fc.constantFrom('g1', 'g2', 'd1'), state: fc.constantFrom(...states) }).map(sampleAssignment),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...roles),
        fc.option(fc.constantFrom('g1', 'g2', 'd1'), { nil: null }),
        assignments,
        (role, unitId, each) => {
          const seen = JSON.stringify(look(viewer(role, { unitId }), { ...secret, assignments: each }));
          for (const trace of [sampleCaller.id, sampleCaller.name, sampleCaller.phone, '5678', '王']) expect(seen).not.toContain(trace);
        },
      ),
    );
  });
});
