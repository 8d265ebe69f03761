import type { Reachable, Voices } from './callerScripts.ts';

const wholeNumber = /^(?:1\d{10}|0\d{9,11})$/u;

/**
 * How a number outside answers. In training people type numbers of their own, which nobody has given a voice: such a one answers like anybody,
 * is busy when it ends in 0086, never answers when it ends in 0080, and does not exist (null) when it ends in 0000.
 */
export const trainingNumber = (number: string, { reachable }: Pick<Voices, 'reachable'>): Reachable | null => {
  const known = reachable.find((each) => each.number === number);
  if (known !== undefined) return known;
  if (!wholeNumber.test(number) || number.endsWith('0000')) return null;
  return { name: '', number, answers: number.endsWith('0086') ? 'busy' : number.endsWith('0080') ? 'never' : 'voice' };
};
