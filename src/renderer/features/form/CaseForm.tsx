import type { Consent } from '#domain/case/case.ts';
import { maskPhone } from '#domain/privacy/mask.ts';
import type { CallView, DraftView } from '#domain/replay/seatView.ts';
import type { TriageResult } from '#domain/triage/verdict.ts';
import { Badge, Button, Chip, Group, Kbd, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconMessage } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CueInHand } from '../../seat/cueText.ts';
import type { DraftEditor } from '../../seat/draftEditor.ts';
import type { CityLists } from '../../seat/useCityLists.ts';
import { categoryGroups } from './categoryGroups.ts';
import { DescriptionField } from './DescriptionField.tsx';
import { FieldRow } from './FieldRow.tsx';
import styles from './form.module.css';
import { liveText } from './liveText.ts';
import { missingFields } from '../../seat/missingFields.ts';
import { PlaceField } from './PlaceField.tsx';

const urgencies = ['critical', 'urgent', 'normal', 'hard', 'consult'] as const;
const consents: readonly Consent[] = ['handover', 'callback', 'sms'];

export interface CaseFormProps {
  readonly draft: DraftView;
  readonly call: CallView | null;
  readonly editor: DraftEditor;
  readonly triage: TriageResult | null;
  readonly lists: CityLists | null;
  readonly readOnly: boolean;
  /** What the caller may be told; null until the clocks are known. */
  readonly promise: string | null;
  readonly onLookedUp: (query: string) => void;
  readonly cue: CueInHand;
  readonly mapOpen: boolean;
  readonly onMap: () => void;
}

/** The live form: every key goes to the station's disk; the gutter says so. */
export const CaseForm = ({ draft, call, editor, triage, lists, readOnly, promise, onLookedUp, cue, mapOpen, onMap }: CaseFormProps) => {
  const { t } = useTranslation();
  const values = editor.values();
  const since = call?.answeredAt ?? null;
  const row = (field: Parameters<DraftEditor['mark']>[0]) => ({ mark: editor.mark(field), since });
  const missing = missingFields(values);
  const suggested = editor.isSuggested('category') && values.category != null;
  return (
    <section className={styles['form']} aria-label={t('form.title')}>
      <header className={styles['head']}>
        <span className={styles['title']}>{t('form.title')}</span>
        <span>{draft.number}</span>
        <Badge variant="light" color="gray" miw="fit-content">{draft.submitted === null ? t('form.draft') : t(`form.submitted.${draft.submitted.outcome}`)}</Badge>
        <span className={styles['muted']}>{t('form.required', { done: 6 - missing.length, total: 6 })}</span>
        <span className={styles['end']}>
          <SaveSentence editor={editor} />
          <Button
            variant="subtle"
            size="compact-xs"
            color="gray"
            leftSection={<IconArrowBackUp size={14} aria-hidden />}
            disabled={!editor.canUndo() || readOnly}
            onClick={() => editor.undo()}
          >
            {t('form.undo')}&nbsp;<Kbd>Ctrl Z</Kbd>
          </Button>
        </span>
      </header>
      <div className={styles['body']}>
        <FieldRow label={t('form.place')} htmlFor="field-place" required {...row('place')}>
          <PlaceField editor={editor} readOnly={readOnly} onChosen={onLookedUp} mapOpen={mapOpen} onMap={onMap} />
        </FieldRow>
        <FieldRow label={t('form.category')} htmlFor="field-category" required {...row('category')}>
          <Select
            id="field-category"
            data={categoryGroups(lists?.categories ?? [])}
            value={values.category ?? null}
            onChange={(category) => editor.edit('category', category)}
            onBlur={() => editor.settle('category')}
            placeholder={t('form.categoryPlaceholder')}
            nothingFoundMessage={t('form.nothingFound')}
            searchable
            clearable={!suggested}
            readOnly={readOnly}
            {...(suggested ? { rightSection: <span className={styles['hint']}>{t('form.suggested')}</span>, rightSectionWidth: 128 } : {})}
          />
        </FieldRow>
        <FieldRow label={t('form.urgency')} required {...row('urgency')}>
          <SegmentedControl
            fullWidth
            className={styles['urgency'] ?? ''}
            classNames={{ indicator: styles['indicator'] ?? '', label: styles['segment'] ?? '' }}
            data-urgency={values.urgency}
            aria-label={t('form.urgency')}
            data={urgencies.map((value) => ({ value, label: t(`form.urgencies.${value}`) }))}
            value={values.urgency ?? ''}
            readOnly={readOnly}
            onChange={(value) => {
              const chosen = urgencies.find((each) => each === value);
              if (chosen !== undefined) editor.edit('urgency', chosen);
            }}
          />
        </FieldRow>
        <FieldRow label={t('form.description')} htmlFor="field-description" required {...row('description')}>
          <DescriptionField editor={editor} triage={triage} readOnly={readOnly} cue={cue} />
        </FieldRow>
        <FieldRow label={t('form.occurredAt')} htmlFor="field-occurred" {...row('occurredAt')}>
          <TextInput id="field-occurred" maxLength={200} readOnly={readOnly} placeholder={t('form.occurredAtPlaceholder')} {...liveText(editor, 'occurredAt')} />
        </FieldRow>
        <FieldRow label={t('form.caller')} htmlFor="field-caller" required {...row(editor.mark('callerPhone').state === 'empty' ? 'callerName' : 'callerPhone')}>
          <div className={styles['three']}>
            <TextInput id="field-caller" maxLength={80} readOnly={readOnly} placeholder={t('form.callerName')} {...liveText(editor, 'callerName')} />
            <PhoneInput editor={editor} readOnly={readOnly} sameAsCall={call !== null && values.callerPhone === call.number} />
            <Chip checked={values.secret ?? false} disabled={readOnly} onChange={(secret) => editor.edit('secret', secret)}>
              {t('form.secret')}
            </Chip>
          </div>
        </FieldRow>
        <FieldRow label={t('form.demand')} htmlFor="field-demand" {...row('demand')}>
          <TextInput id="field-demand" maxLength={2_000} readOnly={readOnly} placeholder={t('form.demandPlaceholder')} {...liveText(editor, 'demand')} />
        </FieldRow>
        <FieldRow label={t('form.consents')} required {...row('consents')}>
          <Chip.Group
            multiple
            value={[...(values.consents ?? [])]}
            onChange={(chosen) => editor.edit('consents', consents.filter((consent) => chosen.includes(consent)))}
          >
            <Group className={styles['chips'] ?? ''} role="group" aria-label={t('form.consents')}>
              {consents.map((consent) => (
                <Chip key={consent} value={consent} disabled={readOnly}>
                  {t(`form.consent.${consent}`)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </FieldRow>
      </div>
      {promise === null ? null : (
        <div className={styles['say']}>
          <IconMessage size={16} aria-hidden />
          <span>{t('form.mayTell')}</span>
          <b>{promise}</b>
        </div>
      )}
    </section>
  );
};

const SaveSentence = ({ editor }: { readonly editor: DraftEditor }) => {
  const { t } = useTranslation();
  const marks = (['place', 'description', 'demand', 'callerName', 'callerPhone', 'occurredAt'] as const).map((field) => editor.mark(field));
  if (marks.some(({ state }) => state === 'failing')) {
    return (
      <span className={styles['failing']} role="status">
        {t('form.keptHere')}
      </span>
    );
  }
  return (
    <span className={styles['ok']}>
      <IconCheck size={14} aria-hidden /> <span className={styles['muted']}>{t('form.savedPerKey')}</span>
    </span>
  );
};

/** The number is masked for glances over the shoulder until somebody works on it. */
const PhoneInput = ({ editor, readOnly, sameAsCall }: { readonly editor: DraftEditor; readonly readOnly: boolean; readonly sameAsCall: boolean }) => {
  const { t } = useTranslation();
  const [focused, setFocused] = useState(false);
  const live = liveText(editor, 'callerPhone');
  return (
    <TextInput
      {...live}
      aria-label={t('form.callerPhone')}
      placeholder={t('form.callerPhone')}
      readOnly={readOnly}
      inputMode="tel"
      value={focused ? live.value : maskPhone(live.value)}
      onFocus={() => setFocused(true)}
      onBlur={() => {
        setFocused(false);
        live.onBlur();
      }}
      {...(sameAsCall ? { rightSection: <span className={styles['hint']}>{t('form.sameAsCall')}</span>, rightSectionWidth: 92 } : {})}
    />
  );
};
