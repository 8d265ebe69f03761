import type { FiredRule, GivenAnswer } from './applyRules.ts';
import { fromOdds, toOdds } from './odds.ts';
import type { Opinion } from './opinion.ts';
import type { Thresholds } from './triageRules.ts';
import type { RedFlag, Verdict } from './verdict.ts';

export interface Decided {
  readonly verdict: Verdict;
  readonly risk: number;
  readonly emergency: boolean;
  readonly confidence: number;
  /** What settled it: a rule's code, an answered question, or `threshold`. */
  readonly because: string;
}

export interface Hearing {
  /** Nothing in the text was recognised. */
  readonly unclear: boolean;
  /** So few words that one more may turn the verdict. */
  readonly brief: boolean;
}

/**
 * Safety is asymmetric: an answer can force police, and so can a rule, unless the whole text speaks clearly against it: then
 * somebody has to ask, and nothing is diverted (docs/decisions/0095). None can force non-police. A call is diverted only below the
 * low threshold, and below a lower one while a rule holds it or only a few words are said; what lies between is undecided and is treated as
 * police until a question settles it. Not to be understood is no reason to divert (rule 4).
 */
export const decideVerdict = (
  opinion: Opinion,
  fired: readonly FiredRule[],
  answers: readonly GivenAnswer[],
  redFlags: readonly RedFlag[],
  earlier: number,
  { unclear, brief }: Hearing,
  { divert, held, briefly, doubt, sentence, police, emergency: emergencyFrom }: Thresholds,
): Decided => {
  const answered = answers.find(({ force }) => force !== null);
  const rule = fired.find(({ rule: { force } }) => force === 'joint') ?? fired.find(({ rule: { force } }) => force !== null);
  const risk = fromOdds(answers.reduce((odds, { weight }) => odds + weight, toOdds(opinion.risk)) + earlier);
  // Where it is says nothing of what it is.
  const told = answers.some(({ weight, emergency: said }) => weight !== 0 || said !== null);
  const understood = !unclear || told;
  const emergency =
    answers.findLast((answer) => answer.emergency !== null)?.emergency ??
    (fired.some((each) => each.rule.emergency) || (understood && opinion.emergency >= emergencyFrom));
  // That nobody is in danger now does not say that nothing was done: only an answer about the matter itself releases it,
  // and none a red flag: it stays for a person to settle.
  const released = answers.some(({ weight }) => weight < 0);
  const contradicted = answered === undefined && risk < doubt;
  if (rule !== undefined || answered !== undefined || redFlags.length > 0) {
    const code = rule?.rule.code ?? answered?.question ?? 'red_flag';
    if (contradicted && (!released || redFlags.length > 0)) return { verdict: 'undecided', risk, emergency, confidence: 1 - risk, because: code };
    // Fire, gas and crowds are joint by rule; elsewhere the text decides whether others go along.
    const joint = rule?.rule.force === 'joint' || answered?.force === 'joint' || opinion.joint >= 0.5;
    if (!contradicted) return { verdict: joint ? 'joint' : 'police', risk: Math.max(risk, police), emergency, confidence: Math.max(risk, 0.9), because: code };
  }
  const holding = fired.find((each) => each.rule.hold);
  const line = released ? divert : Math.min(divert, holding === undefined ? divert : held, brief ? briefly : divert);
  if (!understood) return { verdict: 'undecided', risk, emergency, confidence: 0.5, because: 'unclear' };
  // One cry among much talk: the call as a whole sounds harmless, a sentence of it does not.
  if (risk < line && opinion.worstSentence >= sentence && !released) return { verdict: 'undecided', risk, emergency, confidence: 1 - risk, because: 'sentence' };
  if (risk < line) return { verdict: 'non_police', risk, emergency, confidence: 1 - risk, because: 'threshold' };
  if (risk >= police) return { verdict: opinion.joint >= 0.5 ? 'joint' : 'police', risk, emergency, confidence: risk, because: 'threshold' };
  return { verdict: 'undecided', risk, emergency, confidence: Math.max(risk, 1 - risk), because: holding?.rule.code ?? (risk < divert ? 'brief' : 'threshold') };
};
