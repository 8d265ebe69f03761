import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useUnitNames } from '../namesOf.ts';
import { openShares } from './act.ts';
import { Sheet, type SheetProps } from './Sheet.tsx';
import { useKept } from './useKept.ts';

/** 催办 by anybody at the desk, 督办 by the lead: one unit or all that still have something to do. */
export const PressSheet = ({ isLead, ...props }: SheetProps & { readonly isLead: boolean }) => {
  const { t } = useTranslation();
  const { state } = props;
  const open = openShares(state);
  const names = useUnitNames(open.map(({ unitId }) => unitId));
  const { fields, change, forget } = useKept(`${state.id}.press`, { kind: isLead ? 'supervise' : 'chase', share: '', text: '' });
  const kind = isLead && fields.kind === 'supervise' ? 'supervise' : 'chase';
  const isReady = fields.text.trim() !== '';
  return (
    <Sheet
      {...props}
      title={t(`acts.press.${kind}`)}
      effect={t('acts.effect.press')}
      submit={t(`acts.press.${kind}`)}
      missing={t('acts.missing.text')}
      commands={
        isReady ? [{ type: 'supervise', supervision: { kind, assignmentId: open.some(({ id }) => id === fields.share) ? fields.share : null, text: fields.text } }] : null
      }
      onGiven={forget}
    >
      {isLead ? (
        <SegmentedControl
          aria-label={t('acts.press.kind')}
          data={[
            { value: 'supervise', label: t('acts.press.supervise') },
            { value: 'chase', label: t('acts.press.chase') },
          ]}
          value={kind}
          onChange={(value) => change({ kind: value })}
        />
      ) : null}
      <Select
        aria-label={t('acts.press.to')}
        allowDeselect={false}
        data={[{ value: '', label: t('acts.press.all') }, ...open.map(({ id, unitId }) => ({ value: id, label: names.get(unitId) ?? unitId }))]}
        value={fields.share}
        onChange={(value) => change({ share: value ?? '' })}
      />
      <TextInput
        className="grow"
        aria-label={t('acts.press.text')}
        placeholder={t('acts.press.text')}
        maxLength={2_000}
        value={fields.text}
        onChange={({ currentTarget }) => change({ text: currentTarget.value })}
      />
    </Sheet>
  );
};
