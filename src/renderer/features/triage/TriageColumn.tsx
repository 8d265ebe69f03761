import type { DraftView } from '#domain/replay/seatView.ts';
import type { Question, TriageResult } from '#domain/triage/verdict.ts';
import { useTranslation } from 'react-i18next';
import { clockText } from '../../seat/clockText.ts';
import type { CueInHand } from '../../seat/cueText.ts';
import type { FormValues } from '../../seat/draftEditor.ts';
import type { CityLists } from '../../seat/useCityLists.ts';
import type { ChosenUnit } from '../../seat/useChosenUnit.ts';
import type { Override } from '../../seat/useOverride.ts';
import type { SubmitCase } from '../../seat/useSubmitCase.ts';
import { ActionPanel } from './ActionPanel.tsx';
import { AnsweredList } from './AnsweredList.tsx';
import { OverridePanel } from './OverridePanel.tsx';
import { QuestionPanel } from './QuestionPanel.tsx';
import { RedFlagBoard } from './RedFlagBoard.tsx';
import styles from './triage.module.css';
import { UnitPanel } from './UnitPanel.tsx';
import { VerdictPanel } from './VerdictPanel.tsx';

export interface TriageColumnProps {
  readonly draft: DraftView;
  readonly values: FormValues;
  readonly triage: TriageResult | null;
  readonly chosen: ChosenUnit;
  readonly lists: CityLists | null;
  readonly submit: SubmitCase;
  readonly override: Override;
  readonly readOnly: boolean;
  /** Not answered yet: everything is in its place, nothing can be done. */
  readonly ringing: boolean;
  readonly question: Question | null;
  readonly script: readonly Question[];
  readonly onAgain: (questionId: string) => void;
  readonly cue: CueInHand;
  readonly onAnswer: (option: string) => void;
  readonly onChooseUnit: (unitId: string | null) => void;
}

/** Red flags first, then the verdict with its reasons, the unit; what is asked now and the actions are pinned and never scroll away. */
export const TriageColumn = ({ draft, values, triage, chosen, lists, submit, override, readOnly, ringing, question, script, onAgain, cue, onAnswer, onChooseUnit }: TriageColumnProps) => {
  const { t } = useTranslation();
  const urgency = values.urgency ?? triage?.urgency ?? 'normal';
  const clocks = (['sign', 'contact', 'done'] as const)
    .flatMap((kind) => {
      const limit = clockText(t, lists, urgency, kind);
      return limit === null ? [] : [`${t(`triage.clock.${kind}`)} ${limit}`];
    })
    .join(' · ');
  const alarmed = (triage?.redFlags.length ?? 0) > 0;
  return (
    <aside className={styles['column']} aria-label={t('triage.title')}>
      <div className={styles['scroll']}>
        <RedFlagBoard triage={triage} />
        <VerdictPanel triage={triage} override={override} cue={cue} readOnly={readOnly || ringing || draft.submitted !== null} />
        <UnitPanel
          chosen={chosen}
          urgency={urgency}
          consents={values.consents ?? []}
          secret={values.secret ?? false}
          lists={lists}
          readOnly={readOnly || ringing || draft.submitted !== null}
          onChoose={onChooseUnit}
          joint={submit.joint}
          onTakeAlong={submit.takeAlong}
        />
        <AnsweredList script={script} answers={draft.answers} disabled={readOnly || ringing || draft.submitted !== null} onAgain={onAgain} />
      </div>
      {question === null || alarmed || override.choosing || override.own !== null ? null : (
        <QuestionPanel question={question} emergency={false} big={false} disabled={readOnly || ringing} onAnswer={onAnswer} />
      )}
      {triage === null || draft.submitted !== null ? null : <OverridePanel triage={triage} override={override} lists={lists} disabled={readOnly || ringing} />}
      <ActionPanel
        draft={draft}
        triage={triage}
        submit={submit}
        lists={lists}
        readOnly={readOnly}
        ringing={ringing}
        unitName={chosen.unit?.name ?? null}
        consents={values.consents ?? []}
        clocks={clocks}
      />
    </aside>
  );
};
