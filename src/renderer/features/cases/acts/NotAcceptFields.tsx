import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CityLists } from '../../../seat/useCityLists.ts';
import type { TakeInFields } from './takeIn.ts';

interface NotAcceptFieldsProps {
  readonly fields: TakeInFields;
  readonly lists: CityLists | null;
  readonly onChange: (next: Partial<TakeInFields>) => void;
}

/** A reason of the city's list with its legal basis, and what the caller is told. */
export const NotAcceptFields = ({ fields, lists, onChange }: NotAcceptFieldsProps) => {
  const { t } = useTranslation();
  const basis = lists?.notAcceptedReasons.find(({ id }) => id === fields.reason)?.basis ?? null;
  return (
    <>
      <Select
        miw={300}
        label={t('triage.notAcceptReason')}
        placeholder={t('triage.notAcceptChoose')}
        description={basis === null ? undefined : t('triage.basis', { basis })}
        data={(lists?.notAcceptedReasons ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={fields.reason}
        onChange={(reason) => onChange({ reason })}
      />
      <TextInput
        className="grow"
        label={t('triage.explanation')}
        maxLength={2_000}
        value={fields.explanation}
        onChange={({ currentTarget }) => onChange({ explanation: currentTarget.value })}
      />
    </>
  );
};
