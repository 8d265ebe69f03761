import { useEffect, useState } from 'react';
import type { Case } from '#domain/case/case.ts';
import type { TriageResult } from '#domain/triage/verdict.ts';
import { useWorkstation } from '../../../workstation/workstationContext.ts';

/** What the engine says of a case that nobody has triaged; null until it has answered, or when somebody has. */
export const useAssessment = ({ id, triage, content }: Case, answers: Readonly<Record<string, string>>): TriageResult | null => {
  const { cases } = useWorkstation();
  const [result, setResult] = useState<TriageResult | null>(null);
  const asked = JSON.stringify(answers);
  const { description } = content;
  useEffect(() => {
    if (triage !== null) return undefined;
    let stale = false;
    cases.call.assess({ caseId: id, answers: JSON.parse(asked) as Record<string, string> }).then(
      (found) => {
        if (!stale) setResult(found);
      },
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [cases, id, triage, asked, description]);
  return triage === null ? result : null;
};
