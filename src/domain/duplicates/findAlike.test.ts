import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DuplicateRules } from './duplicateRules.ts';
import { findAlike, windowOf, type EarlierReport, type Report } from './findAlike.ts';

const rules: DuplicateRules = {
  version: 'test',
  windows: [{ category: 'xianqing', hours: 2 }, { category: '*', hours: 72 }],
  enough: { alone: 0.6, samePlace: 0.2, sameCaller: 0.3 },
  cluster: { minutes: 10, atLeast: 5, keepMinutes: 60 },
  repeat: { days: 30, atLeast: 3, categories: [] },
};
const now = 1_000 * 3_600_000;
const report = (given: Partial<Report>): Report => ({ text: '', place: '', placeUnitId: null, phone: '', category: null, ...given });
const earlier = (caseId: string, hoursAgo: number, given: Partial<Report>): EarlierReport => ({ ...report(given), caseId, at: now - hoursAgo * 3_600_000 });
const found = (one: Partial<Report>, ...others: readonly EarlierReport[]) => findAlike(report(one), others, rules, now).map(({ caseId }) => caseId);
const sewer = '保利西街下水道堵了污水漫到路上';

describe('reports alike', () => {
  it.each<[string, Partial<Report>, EarlierReport, boolean]>([
    ['the same words', { text: sewer }, earlier('a', 5, { text: sewer }), true],
    ['a short report within a long one', { text: '下水道堵了污水漫到路上' }, earlier('a', 5, { text: `${sewer}，走路都难，已经两天没有人来处理，希望尽快` }), true],
    ['the same place and some words', { text: '下水道冒臭水', place: '保利西街', placeUnitId: 'g' }, earlier('a', 5, { text: '这里下水道堵了', place: '保利西街', placeUnitId: 'g' }), true],
    ['the same place and other words', { text: '路灯不亮了', place: '保利西街' }, earlier('a', 5, { text: sewer, place: '保利西街' }), false],
    ['the same caller and alike words', { text: '下水道还是堵了', phone: '138' }, earlier('a', 5, { text: '下水道又堵了', phone: '138' }), true],
    ['the same caller on another matter', { text: '社保卡怎么补办', phone: '138' }, earlier('a', 5, { text: sewer, phone: '138' }), false],
    ['two callers without a number', { text: '下水道还是堵了' }, earlier('a', 5, { text: '社保卡怎么补办' }), false],
    ['outside the window', { text: sewer }, earlier('a', 73, { text: sewer }), false],
    ['outside the shorter window of its category', { text: sewer }, earlier('a', 3, { text: sewer, category: 'xianqing.tanta' }), false],
    ['too short to say anything', { text: '停水' }, earlier('a', 1, { text: '停水' }), false],
  ])('%s', (_name, one, other, alike) => {
    expect(found(one, other)).toEqual(alike ? ['a'] : []);
  });

  it('come the likest first', () => {
    const text = earlier('words', 1, { text: sewer });
    const both = earlier('words and place', 1, { text: sewer, place: '保利西街' });
    expect(found({ text: sewer, place: '保利西街' }, text, both)).toEqual(['words and place', 'words']);
  });

  it('look alike from both sides', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4 }), fc.string({ minLength: 4 }), (one, other) => {
        expect(found({ text: one }, earlier('a', 1, { text: other }))).toEqual(found({ text: other }, earlier('a', 1, { text: one })));
      }),
    );
  });

  it('have a window for every category', () => {
    expect(['xianqing', 'xianqing.tanta', 'other', null].map((category) => windowOf(category, rules))).toEqual([2, 2, 72, 72]);
  });
});
