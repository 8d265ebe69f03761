import { MultiSelect, Select } from '@mantine/core';
import { useUnitOptions, type UnitOption } from '../useUnitOptions.ts';

interface OneProps {
  readonly label: string;
  readonly value: UnitOption | null;
  readonly onChange: (unit: UnitOption | null) => void;
}

/** One unit, found by characters, pinyin or initials. */
export const UnitField = ({ label, value, onChange }: OneProps) => {
  const { options, search } = useUnitOptions();
  const offered = withChosen(options, value === null ? [] : [value]);
  return (
    <Select
      w={260}
      label={label}
      searchable
      clearable
      data={[...offered]}
      filter={({ options: all }) => all}
      value={value?.value ?? null}
      onChange={(id) => onChange(offered.find((each) => each.value === id) ?? null)}
      onSearchChange={search}
    />
  );
};

interface ManyProps {
  readonly label: string;
  readonly value: readonly UnitOption[];
  readonly onChange: (units: readonly UnitOption[]) => void;
}

export const UnitsField = ({ label, value, onChange }: ManyProps) => {
  const { options, search } = useUnitOptions();
  const offered = withChosen(options, value);
  return (
    <MultiSelect
      className="grow"
      miw={260}
      label={label}
      searchable
      clearable
      hidePickedOptions
      maxValues={6}
      data={[...offered]}
      filter={({ options: all }) => all}
      value={value.map((each) => each.value)}
      onChange={(ids) => onChange(ids.flatMap((id) => offered.find((each) => each.value === id) ?? []))}
      onSearchChange={search}
    />
  );
};

const withChosen = (options: readonly UnitOption[], chosen: readonly UnitOption[]): readonly UnitOption[] => [
  ...options,
  ...chosen.filter(({ value }) => options.every((each) => each.value !== value)),
];
