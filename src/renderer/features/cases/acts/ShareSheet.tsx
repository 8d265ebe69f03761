import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UnitOption } from '../useUnitOptions.ts';
import { sendTo } from './shares.ts';
import { Sheet, type SheetProps } from './Sheet.tsx';
import { UnitsField } from './UnitsField.tsx';
import { useKept } from './useKept.ts';

const kinds = ['joint', 'recheck', 'lead'] as const;

interface ShareFields {
  readonly kind: (typeof kinds)[number];
  readonly units: readonly UnitOption[];
}

/** 加派: more units beside those that have the case: to help, to re-check, or as the lead of the other kind of transfer. */
export const ShareSheet = (props: SheetProps) => {
  const { t } = useTranslation();
  const { fields, change, forget } = useKept<ShareFields>(`${props.state.id}.share`, { kind: 'joint', units: [] });
  return (
    <Sheet
      {...props}
      title={t('acts.name.share')}
      effect={t(`acts.share.effect.${fields.kind}`)}
      submit={t('acts.submit.share')}
      missing={t('acts.missing.unit')}
      commands={fields.units.length === 0 ? null : sendTo(fields.units.map((unit) => [unit, fields.kind]), '')}
      onGiven={forget}
    >
      <SegmentedControl
        aria-label={t('acts.share.kind')}
        data={kinds.map((value) => ({ value, label: t(`cases.kind.${value}`) }))}
        value={fields.kind}
        onChange={(value) => change({ kind: value })}
      />
      <UnitsField label={t('acts.share.units')} value={fields.units} onChange={(units) => change({ units })} />
    </Sheet>
  );
};
