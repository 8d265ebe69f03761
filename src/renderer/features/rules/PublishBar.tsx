import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck, IconSend, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { centralSentence } from '../../workstation/centralSentence.ts';
import { useWorkstation } from '../../workstation/workstationContext.ts';
import styles from './rules.module.css';
import type { RuleDraft } from './useRuleDraft.ts';

export interface PublishBarProps {
  readonly draft: RuleDraft;
  readonly changes: number;
  readonly problems: number;
  readonly userId: string;
  readonly mayPublish: boolean;
  /** Published or thrown away: the draft is no more. */
  readonly onGone: () => void;
}

/** What is changed, whether it is saved, and the way into force: by another person, with a date. A disabled button says why. */
export const PublishBar = ({ draft, changes, problems, userId, mayPublish, onGone }: PublishBarProps) => {
  const { t } = useTranslation();
  const { rules } = useWorkstation();
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [at, setAt] = useState('');
  const [error, setError] = useState<string | null>(null);
  const { draftId, revision, authors } = draft.draft;
  const why =
    changes === 0
      ? 'nothing'
      : problems > 0
        ? 'problems'
        : draft.saved !== 'saved'
          ? 'unsaved'
          : !mayPublish
            ? 'role'
            : authors.includes(userId)
              ? 'own'
              : when === 'later' && at === ''
                ? 'date'
                : null;
  const gone = (done: Promise<unknown>): void => {
    setError(null);
    done.then(onGone, (cause: unknown) => setError(centralSentence(t, cause)));
  };
  return (
    <footer className={styles['publish']}>
      <div className={styles['saved']} role="status">
        {draft.saved === 'saved' ? <IconCircleCheck size={15} aria-hidden /> : null}
        {t(`rules.saved.${draft.saved}`)} · {t('rules.changes', { n: changes })} · {t('rules.authors', { names: authors.join('、') })}
        {draft.saved === 'failed' ? (
          <Button size="compact-xs" variant="default" onClick={draft.saveAgain}>
            {t('rules.saveAgain')}
          </Button>
        ) : null}
      </div>
      {(error ?? draft.error) === null ? null : (
        <p className={styles['refused']} role="alert">
          {error ?? draft.error}
        </p>
      )}
      <TextInput className={styles['note'] ?? ''} aria-label={t('rules.note')} placeholder={t('rules.note')} maxLength={500} value={draft.note} onChange={({ currentTarget }) => draft.setNote(currentTarget.value)} />
      <Button variant="default" leftSection={<IconArrowBackUp size={15} aria-hidden />} disabled={!draft.canUndo} onClick={draft.undo}>
        {t('rules.undo')}
      </Button>
      <Button variant="subtle" color="gray" leftSection={<IconTrash size={15} aria-hidden />} onClick={() => gone(rules.call.discardDraft({ draftId }))}>
        {t('rules.discard')}
      </Button>
      <SegmentedControl
        aria-label={t('rules.effective')}
        data={[
          { value: 'now', label: t('rules.effectiveNow') },
          { value: 'later', label: t('rules.effectiveLater') },
        ]}
        value={when}
        onChange={setWhen}
      />
      {when === 'later' ? <TextInput type="datetime-local" aria-label={t('rules.effective')} value={at} onChange={({ currentTarget }) => setAt(currentTarget.value)} /> : null}
      <Button
        leftSection={<IconSend size={15} aria-hidden />}
        disabled={why !== null}
        onClick={() => gone(rules.call.publish({ draftId, revision, effectiveFrom: when === 'now' ? Date.now() : new Date(`${at}:00+08:00`).getTime() }))}
      >
        {t('rules.publish')}
      </Button>
      {why === null ? null : <span className={styles['why']}>{t(`rules.why.${why}`)}</span>}
    </footer>
  );
};
