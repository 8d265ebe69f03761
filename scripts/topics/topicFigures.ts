import { rateOf, type Rate } from '../../src/domain/triage/wilson.ts';

export interface Answer {
  readonly right: string;
  readonly given: string;
}

export interface TopicFigures {
  readonly n: number;
  readonly accuracy: Rate;
  /** Mean of the topics' F1; a topic counts when a text has it or was given it. */
  readonly macroF1: number;
  readonly topics: readonly { readonly topic: string; readonly n: number; readonly precision: number; readonly recall: number; readonly f1: number }[];
  /** Right topic → given topic → how many. */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export const topicFigures = (answers: readonly Answer[]): TopicFigures => {
  const names = [...new Set(answers.flatMap(({ right, given }) => [right, given]))].sort();
  const count = (test: (answer: Answer) => boolean): number => answers.filter(test).length;
  const topics = names.map((topic) => {
    const hits = count(({ right, given }) => right === topic && given === topic);
    const n = count(({ right }) => right === topic);
    const named = count(({ given }) => given === topic);
    return { topic, n, precision: hits / (named || 1), recall: hits / (n || 1), f1: (2 * hits) / (n + named) };
  });
  return {
    n: answers.length,
    accuracy: rateOf(count(({ right, given }) => right === given), answers.length),
    macroF1: topics.reduce((sum, { f1 }) => sum + f1, 0) / (topics.length || 1),
    topics,
    confusion: Object.fromEntries(
      names.map((right) => [right, Object.fromEntries(names.map((given) => [given, count((answer) => answer.right === right && answer.given === given)]))]),
    ),
  };
};
