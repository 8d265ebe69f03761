import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Case, Urgency } from '#domain/case/case.ts';
import type { Verdict } from '#domain/triage/verdict.ts';
import { useCityLists } from '../../../seat/useCityLists.ts';
import { ClassLine } from '../ClassLine.tsx';
import { Sheet, type SheetProps } from './Sheet.tsx';
import { useKept } from './useKept.ts';

export const urgencies: readonly Urgency[] = ['critical', 'urgent', 'normal', 'hard', 'consult'];
export const verdicts: readonly Verdict[] = ['police', 'joint', 'non_police', 'undecided'];

interface ClassFields {
  readonly category: string | null;
  readonly urgency: Urgency;
  readonly verdict: Verdict;
  readonly reason: string;
}

const classOf = ({ triage, content }: Case): Omit<ClassFields, 'reason'> => ({
  category: triage === null ? content.category : triage.category,
  urgency: triage === null ? content.urgency : triage.urgency,
  verdict: triage === null ? 'undecided' : triage.verdict,
});

/** 改类: the last class counts, the first stays beside it for training. */
export const ReclassifySheet = (props: SheetProps) => {
  const { t } = useTranslation();
  const { state } = props;
  const lists = useCityLists();
  const present = classOf(state);
  const { fields, change, forget } = useKept<ClassFields>(`${state.id}.reclassify`, { ...present, reason: '' });
  const same = fields.category === present.category && fields.urgency === present.urgency && fields.verdict === present.verdict;
  const missing = same ? 'change' : fields.reason.trim() === '' ? 'reason' : null;
  return (
    <Sheet
      {...props}
      title={t('acts.name.reclassify')}
      effect={t('acts.effect.reclassify')}
      submit={t('acts.submit.reclassify')}
      missing={missing === null ? '' : t(`acts.missing.${missing}`)}
      commands={
        missing === null ? [{ type: 'reclassify', category: fields.category, urgency: fields.urgency, verdict: fields.verdict, reason: fields.reason }] : null
      }
      onGiven={forget}
    >
      <div style={{ width: '100%' }}>
        <ClassLine state={state} />
      </div>
      <Select
        label={t('acts.reclassify.category')}
        searchable
        clearable
        data={(lists?.categories ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={fields.category}
        onChange={(category) => change({ category })}
      />
      <Select
        w={120}
        label={t('acts.reclassify.urgency')}
        allowDeselect={false}
        data={urgencies.map((value) => ({ value, label: t(`cases.urgency.${value}`) }))}
        value={fields.urgency}
        onChange={(value) => change({ urgency: urgencies.find((each) => each === value) ?? fields.urgency })}
      />
      <Select
        w={120}
        label={t('acts.reclassify.verdict')}
        allowDeselect={false}
        data={verdicts.map((value) => ({ value, label: t(`cases.verdict.${value}`) }))}
        value={fields.verdict}
        onChange={(value) => change({ verdict: verdicts.find((each) => each === value) ?? fields.verdict })}
      />
      <TextInput
        className="grow"
        label={t('acts.reclassify.reason')}
        maxLength={500}
        value={fields.reason}
        onChange={({ currentTarget }) => change({ reason: currentTarget.value })}
      />
    </Sheet>
  );
};
