import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClusterFinder } from './clusterFinder.ts';
import type { EarlierReport } from './findAlike.ts';

const rules = { enough: { alone: 0.6, samePlace: 0.2, sameCaller: 0.3 }, cluster: { minutes: 10, atLeast: 5, keepMinutes: 60 } };
const start = 1_000_000_000;
const minute = 60_000;
const burst = '建湘路自来水管爆了，水柱喷得很高';
const report = (caseId: string, minutes: number, given: Partial<EarlierReport> = {}): EarlierReport => ({
  ...{ caseId, at: start + minutes * minute, text: burst, place: '建湘路', placeUnitId: 'g', phone: '', category: null },
  ...given,
});
const clustersOf = (reports: readonly EarlierReport[], now = start + 15 * minute) => {
  const finder = createClusterFinder(rules);
  for (const each of reports) finder.add(each);
  return finder.clusters(now);
};
const five = [0, 2, 4, 6, 8].map((at, index) => report(`c${index}`, at));

describe('a cluster', () => {
  it('is five alike within ten minutes, and grows by what comes after', () => {
    expect(clustersOf(five)).toEqual([{ caseIds: ['c0', 'c1', 'c2', 'c3', 'c4'], callers: 5, since: start, latest: start + 8 * minute }]);
    expect(clustersOf([...five, report('c5', 13), report('other', 9, { text: '想问社保卡怎么补办', place: '' })])[0]?.caseIds).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5']);
  });

  it.each<[string, readonly EarlierReport[]]>([
    ['four', five.slice(1)],
    ['five over a longer time', [0, 4, 8, 12, 16].map((at, index) => report(`c${index}`, at))],
    ['one caller who calls five times', five.map((each) => ({ ...each, phone: '138' }))],
    ['other words at other places', five.map((each, index) => ({ ...each, text: ['社保卡怎么补办', '路灯不亮了', '邻居半夜装修', '公交车不来', '树倒在路上'][index] ?? '', place: String(index) }))],
  ])('is not %s', (_name, reports) => {
    expect(clustersOf(reports)).toEqual([]);
  });

  it('is forgotten an hour after its last report, and loses what is void', () => {
    expect(clustersOf(five, start + 68 * minute)).toHaveLength(1);
    expect(clustersOf(five, start + 69 * minute)).toEqual([]);
    const finder = createClusterFinder(rules);
    for (const each of five) finder.add(each);
    finder.remove('c2');
    expect(finder.clusters(start + 15 * minute)).toEqual([]);
  });

  it('does not depend on the order in which reports arrive, nor on one arriving twice', () => {
    const reports = [...five, report('c5', 9, { text: '建湘路爆水管了' }), report('x', 3, { text: '宠物狗走丢', place: '' })];
    fc.assert(
      fc.property(fc.shuffledSubarray([...reports, ...reports], { minLength: 14, maxLength: 14 }), (shuffled) => {
        expect(clustersOf(shuffled)).toEqual(clustersOf(reports));
      }),
    );
  });
});
