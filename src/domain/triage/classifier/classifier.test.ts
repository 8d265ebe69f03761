import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifierModelSchema } from '../../../contract/classifierModel.ts';
import { classify } from './classify.ts';
import type { ClassifierSample } from './classifierModel.ts';
import { speakingWords } from './speakingWords.ts';
import { textFeatures } from './textFeatures.ts';
import { trainClassifier } from './trainClassifier.ts';

const samples: readonly ClassifierSample[] = [
  ...['楼上漏水把我家天花板泡坏了', '下水道堵了，污水漫到路上', '小区停水两天没人管', '水管爆裂，楼道全是水', '自来水发黄有异味'].map((text) => ({ text, label: '供水排水' })),
  ...['公交车半小时不来一趟', '公交线路取消了上班不方便', '出租车司机拒载', '站台的公交时刻表不准', '网约车乱收费拒载'].map((text) => ({ text, label: '交通' })),
  ...['学校食堂饭菜不新鲜', '老师私下补课收费', '孩子入学学位不够', '学校强制买校服', '幼儿园乱收费'].map((text) => ({ text, label: '教育' })),
];
const model = trainClassifier(samples, { minTexts: 1 });

const byWords = trainClassifier(samples, { minTexts: 1, maxGram: 3, maxWords: 2, byRatio: true });

describe('a trained classifier', () => {
  it.each([
    ['家里水管漏水', '供水排水', model],
    ['等公交车等了一小时', '交通', model],
    ['老师让学生补课', '教育', model],
    ['等公交车等了一小时', '交通', byWords],
    ['老师让学生补课', '教育', byWords],
  ])('reads %s as %s', (text, label, learnt) => {
    expect(classify(learnt, text)[0]?.label).toBe(label);
  });

  it('names the words that speak for a label, and none that speak against it', () => {
    const said = (text: string, label: string): readonly string[] =>
      speakingWords(model, label, text, textFeatures(text, model), new Map()).map(({ start, end }) => text.slice(start, end));
    expect(said('家里水管漏水，公交也不来', '供水排水')[0]).toContain('水');
    expect(said('家里水管漏水，公交也不来', '交通')[0]).toContain('公交');
    expect(said('', '交通')).toEqual([]);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('😀水😀', '水'.repeat(100_000))), (text) => {
        const found = speakingWords(model, '供水排水', text, textFeatures(text, model), new Map());
        expect(found.every(({ start, end, weight }, at) => start < end && end <= text.length && weight > 0 && weight >= (found[at + 1]?.weight ?? 0))).toBe(true);
      }),
    );
  });

  it('hears a word that it has read only otherwise spelt, where the model knows its sound', () => {
    const sounds = new Map([...'水税'].map((letter) => [letter, '쉐'] as const));
    const heard = (text: string): string => `${text}\n${[...text].map((letter) => sounds.get(letter) ?? ' ').join('')}`;
    const listening = trainClassifier(samples.map(({ text, label }) => ({ text: heard(text), label })), { minTexts: 1 });
    expect(speakingWords(listening, '供水排水', '停税', textFeatures(heard('停税'), listening), sounds).map(({ start, end }) => [start, end])).toEqual([[0, 2]]);
  });

  it('is the same whatever the order of the samples, and after a journey through JSON', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...samples], { minLength: samples.length }), (shuffled) => {
        expect(trainClassifier(shuffled, { minTexts: 1 })).toEqual(model);
      }),
      { numRuns: 5 },
    );
    expect(classifierModelSchema.parse(JSON.parse(JSON.stringify(model)))).toEqual(model);
  });

  it('answers every text with probabilities that sum to one, the likeliest first', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('', '😀', '\u0000', '水'.repeat(100_000))), (text) => {
        const answers = classify(model, text);
        expect(answers.map(({ label }) => label).sort()).toEqual([...model.labels]);
        expect(answers.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
        expect(answers.every(({ probability }, at) => probability >= (answers[at + 1]?.probability ?? 0))).toBe(true);
      }),
    );
  });

  it('knows nothing without samples and one answer with one label', () => {
    expect(classify(trainClassifier([]), '停水')).toEqual([]);
    expect(classify(trainClassifier([{ text: '停水', label: '水' }], { minTexts: 1 }), '停电')).toMatchObject([{ label: '水', probability: 1 }]);
  });

  it('leaves out a sample without weight and follows the heavier one', () => {
    expect(trainClassifier([...samples, { text: '别的', label: '别的', weight: 0 }], { minTexts: 1 })).toEqual(model);
    const torn = (weight: number) => trainClassifier([{ text: '路灯不亮', label: '一', weight }, { text: '路灯不亮', label: '二' }], { minTexts: 1 });
    expect(classify(torn(9), '路灯不亮')[0]?.label).toBe('一');
    expect(classify(torn(0.1), '路灯不亮')[0]?.label).toBe('二');
  });

  it('refuses a file whose rows do not fit', () => {
    expect(classifierModelSchema.safeParse({ ...model, bias: [0] }).success).toBe(false);
    expect(classifierModelSchema.safeParse({ ...model, weights: model.weights.map((row) => row.slice(1)) }).success).toBe(false);
  });
});
