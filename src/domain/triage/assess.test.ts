import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { triageRules } from '../../../tests/support/ruleBook.ts';
import { assess } from './assess.ts';
import type { TriageResult } from './verdict.ts';

const hear = (text: string, answers: Readonly<Record<string, string>> = {}): TriageResult =>
  assess({ text, revision: 3, line: '12345', answers }, triageRules);
const flags = (text: string, answers: Readonly<Record<string, string>> = {}): readonly string[] =>
  hear(text, answers).redFlags.map(({ code }) => code);

describe('the first triage', () => {
  it.each<[string, Partial<TriageResult>]>([
    ['保利西街下水道堵塞，路面湿滑，有老人差点滑倒', { verdict: 'non_police', urgency: 'urgent', category: 'shirong.xiashui', unit: 'chengguan', emergency: false }],
    ['楼上邻居太吵了，吵死了，天天半夜放音乐', { verdict: 'non_police', category: 'huanbao.linli', services: [] }],
    ['电线杆倒了，压住了几辆车', { verdict: 'joint', services: ['110'] }],
    ['我想咨询一下，今年的居民医保缴费标准是多少', { verdict: 'non_police', urgency: 'consult', category: 'weisheng.yibao' }],
    ['小声说，他手里有刀，就在门外', { verdict: 'police', urgency: 'critical', emergency: true, confidence: 1 }],
    ['三楼着火了，楼道里有人喊救命', { verdict: 'joint', services: ['110', '119', '120'], emergency: true }],
    ['', { verdict: 'undecided', nextQuestion: null }],
  ])('hears %j', (text, expected) => {
    expect(hear(text)).toMatchObject(expected);
  });

  it('names the red flag and where it stands', () => {
    const text = '他手里有刀';
    const [flag] = hear(text).redFlags;
    expect(flag).toMatchObject({ code: 'weapon', services: ['110'] });
    expect(text.slice(flag?.start, flag?.end)).toBe('有刀');
  });

  it.each(['没有人受伤', '没人受伤', '路上冇人受伤', '无人受伤'])('does not count an injury that was denied: %s', (text) => {
    expect(flags(text)).toEqual([]);
    expect(hear(text).evidence.find(({ rule }) => rule === 'injury')?.excludedBecause).toBe('negated');
  });

  it.each(['没有路灯，他打了人，受伤了', '不是我说的，有人受伤'])('counts one after a denial of something else: %s', (text) => {
    expect(flags(text)).toContain('injury');
  });

  it.each(['急死了', '我在打电话', '我打他电话不接', '工地半夜在打桩', '气死我了，一肚子火'])('does not take a manner of speaking for danger: %s', (text) => {
    expect(flags(text)).toEqual([]);
  });

  it('does not divert a call over a word that only names the place', () => {
    expect(hear('我在医院门口').verdict).not.toBe('non_police');
    expect(hear('楼上有东西').verdict).not.toBe('non_police');
  });

  it('asks, and changes its mind at the answer', () => {
    const open = hear('这里有点事情');
    expect(open).toMatchObject({ verdict: 'undecided', nextQuestion: { id: 'in_danger' } });
    expect(hear('这里有点事情', { in_danger: '1' }).verdict).toBe('non_police');
    expect(hear('这里有点事情', { in_danger: '2' })).toMatchObject({ verdict: 'police', emergency: true });
  });

  it('takes back what an answer denies', () => {
    expect(flags('听见隔壁在打架')).toContain('violence');
    expect(flags('听见隔壁在打架', { still_going: '3' })).toEqual([]);
  });

  it('knows full-width letters and figures', () => {
    expect(hear('ＫＴＶ太吵').category).toBe(hear('ktv太吵').category);
  });

  const words = triageRules.cues.flatMap((cue) => cue.words);
  const speech = fc
    .array(fc.oneof(fc.constantFrom(...words, ...triageRules.negations, '，', '。', '隔壁'), fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 12 })
    .map((parts) => parts.join(''));

  it('is certain of nothing that it cannot show in the text', () => {
    fc.assert(
      fc.property(speech, (text) => {
        const result = hear(text);
        for (const { start, end, text: shown } of result.evidence) expect(text.slice(start, end)).toBe(shown);
        for (const { start, end } of result.redFlags) expect(end).toBeGreaterThan(start);
        expect(result.confidence).toBeGreaterThanOrEqual(0);
        expect(result.confidence).toBeLessThanOrEqual(1);
        expect(result).toEqual(hear(text));
        expect(result.revision).toBe(3);
      }),
    );
  });

  it('never lets a red flag go as non-police', () => {
    fc.assert(
      fc.property(speech, (text) => {
        const { redFlags, verdict, urgency } = hear(text);
        if (redFlags.length > 0) expect([['police', 'joint'].includes(verdict), urgency]).toEqual([true, 'critical']);
      }),
    );
  });
});
