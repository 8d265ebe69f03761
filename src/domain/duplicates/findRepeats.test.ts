import { describe, expect, it } from 'vitest';
import { findRepeats, isDispute, type Dispute } from './findRepeats.ts';

const rules = { days: 30, atLeast: 3, categories: ['jiufen', 'huanbao.linli'] };
const day = 86_400_000;
const now = 100 * day;
const dispute = (caseId: string, daysAgo: number, place = '金鹗花园3栋', placeUnitId: string | null = 'g1'): Dispute => ({ caseId, at: now - daysAgo * day, place, placeUnitId });

describe('repeat disputes at one address', () => {
  it('are three within thirty days, in the order they came', () => {
    const found = findRepeats([dispute('c', 1), dispute('a', 20), dispute('b', 9), dispute('old', 31), dispute('other', 2, '南湖路')], rules, now);
    expect(found).toEqual([{ place: '金鹗花园3栋', placeUnitId: 'g1', caseIds: ['a', 'b', 'c'], latest: now - day }]);
  });

  it('are told apart by division, and have an address', () => {
    expect(findRepeats([dispute('a', 1), dispute('b', 2), dispute('c', 3, '金鹗花园3栋', 'g2')], rules, now)).toEqual([]);
    expect(findRepeats([dispute('a', 1, ''), dispute('b', 2, ' '), dispute('c', 3, '')], rules, now)).toEqual([]);
  });

  it('are of the categories the city names, or below them', () => {
    expect(['jiufen', 'jiufen.taoxin', 'jiufenX', 'huanbao.linli', 'huanbao', null].map((category) => isDispute(category, rules))).toEqual([true, true, false, true, false, false]);
  });
});
