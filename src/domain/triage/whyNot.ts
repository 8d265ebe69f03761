import type { FiredRule } from './applyRules.ts';
import type { Decided } from './decideVerdict.ts';
import type { Opinion } from './opinion.ts';
import type { Verdict, WhyNot } from './verdict.ts';

const others = ['police', 'joint', 'non_police'] as const satisfies readonly Verdict[];

/** One reason per verdict that was not given: the rule with its words, or the line its probability did not reach. */
export const whyNot = ({ verdict, risk, because }: Decided, opinion: Opinion, fired: readonly FiredRule[]): readonly WhyNot[] =>
  others
    .filter((other) => other !== verdict)
    .map((other): WhyNot => {
      if (other === 'non_police') {
        const against = fired.find(({ rule }) => rule.code === because) ?? fired.find(({ rule }) => rule.force !== null || rule.hold);
        return { verdict: other, because: against?.rule.code ?? (because === 'threshold' ? 'risk_too_high' : because), text: against?.cues[0]?.evidence.text ?? '', probability: 1 - risk };
      }
      const share = other === 'joint' ? opinion.joint : 1 - opinion.joint;
      const decidedPolice = verdict === 'police' || verdict === 'joint';
      return { verdict: other, because: decidedPolice ? (other === 'joint' ? 'no_second_authority' : 'second_authority_needed') : 'risk_too_low', text: '', probability: risk * share };
    });
