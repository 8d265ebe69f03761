import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTriageModel, triageRules } from '../../../tests/support/ruleBook.ts';
import { assess } from './assess.ts';
import type { EarlierCase, TriageInput, TriageResult } from './verdict.ts';

const model = readTriageModel();
const hear = (text: string, answers: Readonly<Record<string, string>> = {}, more: Partial<TriageInput> = {}): TriageResult =>
  assess({ text, revision: 3, line: '12345', answers, ...more }, triageRules, model);
const flags = (text: string, answers: Readonly<Record<string, string>> = {}): readonly string[] => [
  ...new Set(hear(text, answers).redFlags.map(({ code }) => code)),
];

describe('triage', () => {
  it.each<[string, Partial<TriageResult>]>([
    ['保利西街下水道堵塞，路面湿滑，有老人差点滑倒', { verdict: 'non_police', urgency: 'urgent', category: 'shirong.xiashui', unit: 'chengguan', emergency: false }],
    ['楼上邻居太吵了，吵死了，天天半夜放音乐', { verdict: 'non_police', services: [] }],
    ['我想咨询一下，今年的居民医保缴费标准是多少', { verdict: 'non_police', urgency: 'consult', category: 'weisheng.yibao', unit: 'yibao' }],
    ['小声说，他手里有刀，就在门外', { verdict: 'police', urgency: 'critical', emergency: true, unit: 'gongan' }],
    ['三楼着火了，楼道里有人喊救命', { verdict: 'joint', emergency: true, unit: 'xiaofang' }],
    ['我老公突然胸口痛倒下了，我在旁边', { verdict: 'non_police', emergency: true, services: ['120'], unit: 'jijiu' }],
    ['两台车擦了一下，人没事，等交警', { verdict: 'police', services: ['122'], emergency: false }],
  ])('hears %j', (text, expected) => {
    expect(hear(text)).toMatchObject(expected);
  });

  it('names the red flag and where it stands in what was typed', () => {
    const text = '　他　手里有刀';
    const flag = hear(text).redFlags.find(({ code }) => code === 'weapon');
    expect(text.slice(flag?.start, flag?.end)).toBe('手里有刀');
  });

  it.each(['没有人受伤', '没人受伤', '路上冇人受伤', '无人受伤'])('does not count an injury that was denied: %s', (text) => {
    expect(hear(text).evidence.find(({ rule }) => rule === 'injury')?.excludedBecause).toBe('negated');
  });

  it.each([
    ['仓库里堆满海绵，怕失火', 'fire', 'possibility'],
    ['停车费简直是抢劫', 'robbery', 'hyperbole'],
  ])('keeps what does not count visible: %s', (text, rule, why) => {
    expect(hear(text).evidence.find((each) => each.rule === rule)?.excludedBecause).toBe(why);
    expect(flags(text)).toEqual([]);
  });

  it.each(['没有路灯，他打了人，受伤了', '冇得路灯，佢俾人打到流血'])('counts violence after a denial of something else: %s', (text) => {
    expect(flags(text)).toContain('violence');
  });

  it.each(['急死了', '我在打电话', '我打他电话不接', '工地半夜在打桩', '气死我了，一肚子火'])('does not take a manner of speaking for danger: %s', (text) => {
    expect(flags(text)).toEqual([]);
  });

  it.each(['楼上漏水，物业不管。他拿刀追人！', '路灯坏了三盏。我女儿昨天晚上没回家，手机关机。'])('does not let one cry drown in other matters: %s', (text) => {
    expect(hear(text).verdict).not.toBe('non_police');
  });

  it.each(['门口那条港子水红得像杀了鸡一样', '停车跟打劫似的贵', '比抢劫还快，三分钟收我三百八'])('takes a comparison for one: %s', (text) => {
    expect(flags(text)).toEqual([]);
  });

  it.each(['我想问问', '你们快来一下', '你们来看看吧', '我这里有点事', '我有个事想说一下', '喂，听得到吗'])('makes nothing of a call that says nothing: %s', (text) => {
    const heard = hear(text);
    expect(heard).toMatchObject({ verdict: 'undecided', emergency: false, category: null });
    expect(heard.nextQuestion).not.toBeNull();
  });

  it('keeps a red flag that the rest of the call contradicts for a person to settle, whatever is answered', () => {
    const text = '楼上漏水，物业不管。他拿刀追人！';
    for (const answers of [{}, { in_danger: '1' }, { in_danger: '1', wrongdoing: '1' }]) expect(hear(text, answers)).toMatchObject({ verdict: expect.stringMatching(/undecided|police|joint/) as string });
  });

  it('changes its mind at the answer, and an answer can settle what the words do not', () => {
    // Without the model: what it holds of four vague words changes with every training.
    const vague = (answers: Readonly<Record<string, string>>): TriageResult => assess({ text: '这里有点事情', revision: 0, line: '110', answers }, triageRules);
    expect(vague({})).toMatchObject({ verdict: 'undecided', nextQuestion: { id: 'in_danger' } });
    expect(vague({ in_danger: '1' }).nextQuestion?.id).toBe('wrongdoing');
    expect(vague({ in_danger: '1', wrongdoing: '1' }).verdict).toBe('non_police');
    expect(vague({ in_danger: '2' })).toMatchObject({ verdict: 'police', emergency: true });
  });

  it('takes back what an answer denies', () => {
    expect(flags('听见隔壁在打架')).toContain('violence');
    expect(flags('听见隔壁在打架', { still_going: '4' })).toEqual([]);
  });

  it('asks for the place only where it is missing', () => {
    expect(hear('有人在打架', {}, { place: '' }).nextQuestion?.id).toBe('where');
    expect(hear('有人在打架', {}, { place: '南湖广场' }).nextQuestion?.id).not.toBe('where');
  });

  it('hears noise that comes back after it was dealt with as less of a first report', () => {
    const before: EarlierCase = { category: 'huanbao.linli', verdict: 'non_police' };
    const text = '楼上半夜跳绳吵得睡不着';
    expect(hear(text, {}, { callerHistory: [before, before] }).risk).toBeGreaterThan(hear(text).risk);
  });

  it('says why not the other verdicts', () => {
    expect(hear('小声说，他手里有刀，就在门外').whyNot).toMatchObject([{ verdict: 'joint' }, { verdict: 'non_police', because: expect.stringMatching(/./) as string }]);
    expect(hear('路灯坏了三盏').whyNot.map(({ verdict }) => verdict)).toEqual(['police', 'joint']);
  });

  it('takes a red flag for a figure of speech only where all the rest speaks of something else, and shows it', () => {
    const said = hear('停水停了三天，物业电话也不接，气得我都要跳楼了，到底几时来水');
    expect(said).toMatchObject({ verdict: 'non_police', emergency: false, redFlags: [] });
    expect(said.evidence.find(({ text }) => text === '跳楼')).toMatchObject({ excludedBecause: 'figurative' });
    for (const text of ['停水停了三天，我站在楼顶不想活了', '医保怎么报，我现在站在楼顶', '路灯坏了三天，有人被捅了', '水费怎么交，他拿刀在旁边']) {
      expect(hear(text).redFlags, text).not.toEqual([]);
      expect(hear(text).verdict, text).not.toBe('non_police');
    }
  });

  it('levels width, script and dialect', () => {
    expect(hear('ＫＴＶ太吵').category).toBe(hear('ktv太吵').category);
    expect(hear('有人拿刀殺人').redFlags).toHaveLength(hear('有人拿刀杀人').redFlags.length);
    expect(flags('咯里有人在干仗')).toEqual(flags('这里有人在打架'));
  });

  it('works without a model: coarser, red flags the same', () => {
    const coarse = assess({ text: '他手里有刀', revision: 0, line: '110', answers: {} }, triageRules);
    expect(coarse).toMatchObject({ verdict: 'police', emergency: true });
    expect(assess({ text: '', revision: 0, line: '110', answers: {} }, triageRules).verdict).toBe('undecided');
  });

  const words = triageRules.cues.flatMap((cue) => cue.words.map((word) => word.replace('*', '了')));
  const speech = fc
    .array(fc.oneof(fc.constantFrom(...words, ...triageRules.negations, '，', '。', '隔壁', '冇得'), fc.string({ unit: 'grapheme', maxLength: 4 }), fc.string({ unit: 'binary', maxLength: 3 })), {
      maxLength: 12,
    })
    .map((parts) => parts.join(''));
  const sensible = (text: string): void => {
    const result = hear(text);
    expect(result.evidence.length).toBeGreaterThan(0);
    for (const { start, end, text: shown } of result.evidence) expect(text.slice(start, end)).toBe(shown);
    for (const { start, end } of result.redFlags) expect(end).toBeGreaterThan(start);
    expect([result.confidence, result.risk].every((each) => each >= 0 && each <= 1)).toBe(true);
    expect(result).toEqual(hear(text));
    expect(result.revision).toBe(3);
    if (result.redFlags.length > 0) expect(result.verdict).not.toBe('non_police');
    expect(result.urgency === 'critical').toBe(result.emergency);
  };

  it('is certain of nothing that it cannot show in the text, and never lets a red flag go as non-police', () => {
    fc.assert(fc.property(speech, sensible), { numRuns: 60 });
  });

  it.each([
    ['empty', ''],
    ['blank', ' \n\t'],
    ['long', '楼上漏水，物业不管。他拿刀追人！'.repeat(6000)],
    ['emoji', '😭🔪🚑👨‍👩‍👧'],
    ['control characters', '\u0000\u0007\u001b[31m\u200b\ufeff有人拿刀\u0000砍人'],
    ['lone surrogates', '\ud83d有人\udc00'],
    ['English', 'Help! A man with a knife is chasing my wife near the station'],
    ['traditional', '樓上有人打架，請快來救命'],
    ['digits', '110 119 120 13800000000'],
  ])('stays sensible on %s', (_name, text) => sensible(text));
});
