import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ContentFields } from '#domain/case/case.ts';
import { Sheet, type SheetProps } from './Sheet.tsx';
import { useKept } from './useKept.ts';

/** 补充修改: only what was changed is sent; what somebody else wrote meanwhile and this overwrites stays in the history. */
export const EditSheet = (props: SheetProps) => {
  const { t } = useTranslation();
  const { content, id } = props.state;
  const { fields, change, forget } = useKept(`${id}.edit`, {
    title: content.title,
    description: content.description,
    place: content.place.text,
    detail: content.place.detail,
    occurredAt: content.occurredAt,
    demand: content.demand,
  });
  const moved = fields.place !== content.place.text || fields.detail !== content.place.detail;
  const changed: ContentFields = {
    ...(fields.title !== content.title && { title: fields.title }),
    ...(fields.description !== content.description && { description: fields.description }),
    ...(fields.occurredAt !== content.occurredAt && { occurredAt: fields.occurredAt }),
    ...(fields.demand !== content.demand && { demand: fields.demand }),
    // Another place in words is another place on the map until somebody finds it again.
    ...(moved && { place: { text: fields.place, unitId: fields.place === content.place.text ? content.place.unitId : null, detail: fields.detail } }),
  };
  const isReady = Object.keys(changed).length > 0 && fields.description.trim() + fields.title.trim() !== '';
  const line = (field: 'title' | 'place' | 'detail' | 'occurredAt' | 'demand', max: number) => (
    <TextInput
      className={styles(field)}
      label={t(`acts.edit.${field}`)}
      maxLength={max}
      value={fields[field]}
      onChange={({ currentTarget }) => change({ [field]: currentTarget.value })}
    />
  );
  return (
    <Sheet
      {...props}
      title={t('acts.name.edit')}
      effect={t('acts.effect.edit')}
      submit={t('acts.submit.edit')}
      missing={t('acts.missing.edit')}
      commands={isReady ? [{ type: 'edit_content', fields: changed }] : null}
      onGiven={forget}
    >
      <Textarea
        w="100%"
        label={t('acts.edit.description')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={20_000}
        value={fields.description}
        onChange={({ currentTarget }) => change({ description: currentTarget.value })}
      />
      {line('title', 200)}
      {line('place', 500)}
      {line('detail', 500)}
      {line('occurredAt', 200)}
      {line('demand', 2_000)}
    </Sheet>
  );
};

const styles = (field: string): string => (field === 'title' || field === 'demand' ? 'grow' : '');
