import type { Labels } from './scenario.ts';
import type { Question, TriageInput, TriageResult } from './verdict.ts';

/**
 * What a caller who tells the truth, as far as the labels know it, answers to a question of the script; null when the labels
 * do not say.
 */
const truthfulAnswer = ({ id }: Question, labels: Labels): string | null => {
  const { verdict, emergency, category, services } = labels;
  if (id === 'where') return '1';
  if (id === 'wrongdoing') return verdict === 'non_police' ? '1' : verdict === 'joint' ? '3' : '2';
  if (id === 'in_danger') {
    if (!emergency) return '1';
    if (verdict === 'non_police') return services.includes('120') ? '3' : '5';
    if (services.includes('119') || category.startsWith('xianqing.')) return '5';
    return ['jiuzhu.jibing', 'jiuzhu.beikun', 'jiuzhu.daowo', 'jiuzhu.zoushi'].includes(category) ? '4' : '2';
  }
  if (id === 'mediated_before') return verdict === 'police' ? '2' : '1';
  if (id === 'who_is_with') return verdict === 'non_police' ? '1' : '2';
  if (id === 'still_going') return verdict === 'non_police' ? '4' : emergency ? '1' : '3';
  return null;
};

const questions = 2;

/** The verdict after the script's first two questions, each answered before the next is asked. */
export const afterTwoQuestions = (input: TriageInput, labels: Labels, judge: (input: TriageInput) => TriageResult): TriageResult => {
  let asked = input;
  let result = judge(asked);
  for (let round = 0; round < questions && result.nextQuestion !== null; round += 1) {
    const answer = truthfulAnswer(result.nextQuestion, labels);
    if (answer === null) break;
    asked = { ...asked, answers: { ...asked.answers, [result.nextQuestion.id]: answer } };
    result = judge(asked);
  }
  return result;
};
