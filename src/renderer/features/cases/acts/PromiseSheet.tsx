import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Sheet, type SheetProps } from './Sheet.tsx';
import { useKept } from './useKept.ts';

/** What the caller was told, and until when it must be so. */
export const PromiseSheet = (props: SheetProps) => {
  const { t } = useTranslation();
  const { fields, change, forget } = useKept(`${props.state.id}.promise`, { text: '', due: '' });
  const dueAt = fields.due === '' ? null : new Date(fields.due).getTime();
  return (
    <Sheet
      {...props}
      title={t('acts.name.promise')}
      effect={t('acts.effect.promise')}
      submit={t('acts.submit.promise')}
      missing={t('acts.missing.text')}
      commands={fields.text.trim() === '' ? null : [{ type: 'record_promise', text: fields.text, dueAt }]}
      onGiven={forget}
    >
      <TextInput
        className="grow"
        label={t('acts.text.promise')}
        maxLength={500}
        value={fields.text}
        onChange={({ currentTarget }) => change({ text: currentTarget.value })}
      />
      <TextInput
        type="datetime-local"
        label={t('acts.promise.due')}
        value={fields.due}
        onChange={({ currentTarget }) => change({ due: currentTarget.value })}
      />
    </Sheet>
  );
};
