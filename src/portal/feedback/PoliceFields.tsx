import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useWords } from '../words/useWords.ts';
import { policeOutcomes, type FeedbackDraft } from './feedbackDraft.ts';

const counts = [
  ['injured', 'injured'],
  ['dead', 'dead'],
  ['rescued', 'rescued'],
  ['takenAway', 'taken_away'],
] as const;

/** What only the 反馈单 of a police dispatch asks for: the outcome, persons, and to whom the matter was left. */
export const PoliceFields = ({ draft, onChange }: { readonly draft: FeedbackDraft; readonly onChange: (next: Partial<FeedbackDraft>) => void }) => {
  const { t } = useWords();
  return (
    <>
      <NativeSelect
        label={t('police.outcome')}
        value={draft.outcome ?? ''}
        data={[{ value: '', label: '' }, ...policeOutcomes.map((value) => ({ value, label: t(`police.outcome.${value}`) }))]}
        onChange={({ currentTarget: { value } }) => onChange({ outcome: policeOutcomes.find((each) => each === value) ?? null })}
      />
      {draft.outcome === 'handed_over' && (
        <TextInput
          label={t('police.handedTo')}
          value={draft.handedTo}
          maxLength={200}
          onChange={({ currentTarget: { value } }) => onChange({ handedTo: value })}
        />
      )}
      <div className="counts">
        {counts.map(([field, name]) => (
          <NumberInput
            key={field}
            label={t(`policeForm.field.${name}`)}
            value={draft[field]}
            min={0}
            max={10_000}
            allowDecimal={false}
            onChange={(value) => onChange({ [field]: Number(value) || 0 })}
          />
        ))}
      </div>
    </>
  );
};
