import { applyRules } from './applyRules.ts';
import type { ClassifierModel } from './classifier/classifierModel.ts';
import { trainClassifier, type TrainingOptions } from './classifier/trainClassifier.ts';
import { findCues } from './findCues.ts';
import { fitLogistic } from './fitLogistic.ts';
import { levelText } from './levelText.ts';
import type { Labels } from './scenario.ts';
import { signText, soundsOf } from './signText.ts';
import { signalNamesOf, signalsOf, valuesOf } from './signals.ts';
import type { TriageModel } from './triageModel.ts';
import type { TriageRules } from './triageRules.ts';
import { voicesOf } from './voices.ts';

export type LearntParts = Pick<TriageModel, 'verdict' | 'emergency' | 'category' | 'unit' | 'risk' | 'alarm' | 'together'>;

export interface TrainingCall extends Pick<Labels, 'verdict' | 'emergency' | 'category' | 'unit'> {
  readonly text: string;
  readonly situation: string;
}

/** What each classifier reads; found by cross-validation (docs/decisions/0095). */
const maxGram = 3;
const dangerReading: TrainingOptions = { byPlace: true, minTexts: 2, cost: 2 };
const matterReading: TrainingOptions = { maxWords: 1, minTexts: 3 };
const innerFolds = 4;

/**
 * Learns from labelled calls: four classifiers over the signs of the text, then, on calls of hands they had not seen, how much
 * to believe them and the rules. Pure and deterministic; about a minute for a thousand calls.
 */
export const trainTriage = (calls: readonly TrainingCall[], rules: TriageRules, syllables: TriageModel['syllables']): LearntParts => {
  const sounds = soundsOf(syllables);
  const read = readCalls(calls, rules, sounds);
  const signalNames = signalNamesOf(rules);
  const foldOf = foldsByHand(calls);
  const unseen = Array.from({ length: innerFolds }).flatMap((_, fold) => {
    const ears = learnWords(read.filter(({ situation }) => foldOf.get(situation) !== fold));
    return read
      .filter(({ situation }) => foldOf.get(situation) === fold)
      .map((call) => {
        const voices = voicesOf(call.plain, call.cues, rules, { ...ears, sounds });
        return { call, signals: valuesOf(signalNames, signalsOf(call.plain, call.cues, call.fired, voices, rules)) };
      });
  });
  const weigh = (hit: (call: TrainingCall) => boolean, of: typeof unseen = unseen): ReturnType<typeof fitLogistic> =>
    fitLogistic(
      signalNames,
      of.map(({ signals }) => signals),
      of.map(({ call }) => hit(call)),
    );
  return {
    ...learnWords(read),
    unit: learn(read, 'matter', ({ unit }) => unit, matterReading),
    risk: weigh(({ verdict }) => verdict !== 'non_police'),
    alarm: weigh(({ emergency }) => emergency),
    together: weigh(({ verdict }) => verdict === 'joint', unseen.filter(({ call }) => call.verdict !== 'non_police')),
  };
};

/**
 * The fold of each situation; all of one hand (what stands before the first dot) in the same, the largest first into the emptiest:
 * how much to believe words is learnt on calls of people who tell things otherwise than those from whom the words were learnt. By
 * situation alone words are believed too much. A hand that wrote more than a fold holds is parted by situation.
 */
const foldsByHand = (calls: readonly TrainingCall[]): ReadonlyMap<string, number> => {
  const hands = Map.groupBy(calls, ({ situation }) => situation.split('.', 1)[0] ?? '');
  const groups = [...hands].flatMap(([hand, own]) =>
    own.length > calls.length / innerFolds ? [...Map.groupBy(own, ({ situation }) => situation)].map(([situation, some]) => ({ name: situation, own: some })) : [{ name: hand, own }],
  );
  const filled = new Array<number>(innerFolds).fill(0);
  const folds = new Map<string, number>();
  for (const { own } of groups.sort((one, other) => other.own.length - one.own.length || (one.name < other.name ? -1 : 1))) {
    const fold = filled.indexOf(Math.min(...filled));
    filled[fold] = (filled[fold] ?? 0) + own.length;
    for (const { situation } of own) folds.set(situation, fold);
  }
  return folds;
};

type ReadCall = ReturnType<typeof readCalls>[number];

const readCalls = (calls: readonly TrainingCall[], rules: TriageRules, sounds: ReadonlyMap<string, string>) => {
  const nothingCleared: ReadonlySet<string> = new Set();
  return calls.map((call) => {
    const { plain, ...offsets } = levelText(call.text, rules.respell);
    const cues = findCues(call.text, { plain, ...offsets }, rules, nothingCleared);
    return { ...call, plain, cues, fired: applyRules(cues, rules), ...signText(plain, cues, rules, sounds) };
  });
};

const learn = (read: readonly ReadCall[], kind: 'danger' | 'matter', labelOf: (call: ReadCall) => string, how: TrainingOptions): ClassifierModel =>
  trainClassifier(
    read.map((call) => ({ text: call[kind], label: labelOf(call) })),
    { maxGram, ...how },
  );

const learnWords = (read: readonly ReadCall[]): Pick<LearntParts, 'verdict' | 'emergency' | 'category'> => ({
  verdict: learn(read, 'danger', ({ verdict }) => verdict, dangerReading),
  emergency: learn(read, 'danger', ({ emergency }) => (emergency ? 'yes' : 'no'), dangerReading),
  category: learn(read, 'matter', ({ category }) => category, matterReading),
});
