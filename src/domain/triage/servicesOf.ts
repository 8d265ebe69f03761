import type { FiredRule, GivenAnswer } from './applyRules.ts';
import type { CategoryRule } from './triageRules.ts';
import type { EmergencyService, RedFlag, Verdict } from './verdict.ts';

/** Labelling rule B5: 110 for police and joint (122 in its place on the road), the others by need; without police only what life needs. */
export const servicesOf = (
  verdict: Verdict,
  emergency: boolean,
  category: CategoryRule | undefined,
  fired: readonly FiredRule[],
  answers: readonly GivenAnswer[],
  redFlags: readonly RedFlag[],
): readonly EmergencyService[] => {
  const wanted = new Set<EmergencyService>([...fired.flatMap(({ rule }) => rule.services), ...answers.flatMap(({ services }) => services)]);
  const police = verdict === 'police' || verdict === 'joint';
  const road = category?.services.includes('122') === true;
  for (const each of category?.services ?? []) if (police || each !== '122') wanted.add(each);
  if (!police) {
    wanted.delete('110');
    wanted.delete('122');
    // Nobody sends an ambulance to a question about hospital bills.
    if (!emergency) wanted.delete('120');
    if (verdict === 'undecided' && emergency) wanted.add('110');
  } else if (road && redFlags.every(({ services }) => !services.includes('110'))) {
    wanted.delete('110');
    wanted.add('122');
  } else wanted.add('110');
  return [...wanted].sort();
};
