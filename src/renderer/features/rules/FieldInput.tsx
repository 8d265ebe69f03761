import { MultiSelect, NumberInput, Select, Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { redFlagOptions, serviceOptions, urgencyOptions, verdictOptions } from './fieldChoices.ts';
import { JsonField } from './JsonField.tsx';
import { PairsField } from './PairsField.tsx';
import type { FieldKind } from './ruleFields.ts';
import { SharesField } from './SharesField.tsx';
import type { Choices } from './choices.ts';
import { WhenField } from './WhenField.tsx';

export interface FieldInputProps {
  readonly kind: Exclude<FieldKind, 'options'> | null;
  readonly label: string;
  readonly value: unknown;
  readonly choices: Choices;
  readonly readOnly: boolean;
  /** What is wrong, in words; undefined when nothing is. `errorOf` tells it for a part of the value. */
  readonly error: string | undefined;
  readonly errorOf: (part: string) => string | undefined;
  readonly onChange: (value: unknown) => void;
}

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** One field of a rule, in the terms of the desk; what the screen does not know is edited as JSON. */
export const FieldInput = ({ kind, label, value, choices, readOnly, error, errorOf, onChange }: FieldInputProps) => {
  const { t } = useTranslation();
  const shared = { label, readOnly, ...(error === undefined ? {} : { error }) };
  const orNone = (data: readonly { readonly value: string; readonly label: string }[]) => (
    <Select {...shared} clearable disabled={readOnly} placeholder={t('rules.none')} data={[...data]} value={typeof value === 'string' ? value : null} onChange={onChange} />
  );
  const many = (data: readonly { readonly value: string; readonly label: string }[]) => (
    <MultiSelect {...shared} searchable disabled={readOnly} data={[...data, ...textsOf(value).filter((each) => data.every((one) => one.value !== each)).map((each) => ({ value: each, label: each }))]} value={textsOf(value)} onChange={onChange} />
  );
  switch (kind) {
    case 'name':
      return <TextInput {...shared} value={textOf(value)} onChange={({ currentTarget }) => onChange(currentTarget.value)} />;
    case 'text':
      return <Textarea {...shared} autosize minRows={1} value={textOf(value)} onChange={({ currentTarget }) => onChange(currentTarget.value)} />;
    case 'number':
      return <NumberInput {...shared} value={typeof value === 'number' ? value : ''} step={0.5} onChange={(next) => onChange(next === '' ? 0 : Number(next))} />;
    case 'words':
      return <TagsInput {...shared} description={t('rules.form.words', { n: textsOf(value).length })} value={textsOf(value)} onChange={onChange} maxDropdownHeight={0} />;
    case 'cues':
      return many(choices.cues);
    case 'services':
      return many(serviceOptions);
    case 'unit':
    case 'categoryId': {
      const data = kind === 'unit' ? choices.units : choices.categories;
      const own = textOf(value);
      return <Select {...shared} searchable allowDeselect={false} disabled={readOnly} data={data.some((each) => each.value === own) || own === '' ? [...data] : [...data, { value: own, label: own }]} value={own} onChange={onChange} />;
    }
    case 'urgency':
      return orNone(urgencyOptions(t));
    case 'verdict':
      return <Select {...shared} allowDeselect={false} disabled={readOnly} data={verdictOptions(t)} value={textOf(value)} onChange={onChange} />;
    case 'force':
      return orNone(verdictOptions(t).filter((each) => each.value === 'police' || each.value === 'joint'));
    case 'flag':
      return orNone(redFlagOptions(t));
    case 'switch':
      return <Switch label={label} disabled={readOnly} checked={value === true} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />;
    case 'maybe':
      return (
        <Select
          {...shared}
          clearable
          disabled={readOnly}
          placeholder={t('rules.unchanged')}
          data={[{ value: 'yes', label: t('rules.yes') }, { value: 'no', label: t('rules.no') }]}
          value={value === true ? 'yes' : value === false ? 'no' : null}
          onChange={(next) => onChange(next === null ? null : next === 'yes')}
        />
      );
    case 'when':
      return <WhenField {...shared} value={value} choices={choices} onChange={onChange} />;
    case 'pairs':
      return <PairsField {...shared} value={value} onChange={onChange} />;
    case 'shares':
      return <SharesField value={value} readOnly={readOnly} errorOf={errorOf} onChange={onChange} />;
    case null:
      return <JsonField label={label} value={value} readOnly={readOnly} onChange={onChange} />;
    default:
      return kind satisfies never;
  }
};
