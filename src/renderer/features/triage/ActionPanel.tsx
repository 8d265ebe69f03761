import type { Consent } from '#domain/case/case.ts';
import type { DraftView } from '#domain/replay/seatView.ts';
import type { TriageResult } from '#domain/triage/verdict.ts';
import { Button, Kbd, Select, Textarea, TextInput } from '@mantine/core';
import { IconArrowForwardUp, IconBan, IconCheck, IconMessageCheck, IconSend, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CityLists } from '../../seat/useCityLists.ts';
import type { SubmitCase } from '../../seat/useSubmitCase.ts';
import { HandOverSheet } from './HandOverSheet.tsx';
import styles from './triage.module.css';

export interface ActionPanelProps {
  readonly draft: DraftView;
  readonly triage: TriageResult | null;
  readonly submit: SubmitCase;
  readonly lists: CityLists | null;
  readonly readOnly: boolean;
  readonly ringing: boolean;
  readonly unitName: string | null;
  readonly consents: readonly Consent[];
  /** The clocks that start, in words. */
  readonly clocks: string;
}

type Sheet = 'none' | 'answer' | 'not_accept' | 'hand_over';

/** The ways a case leaves the desk. A disabled one says why; pinned to the foot of the column. */
export const ActionPanel = ({ draft, triage, submit, lists, readOnly, ringing, unitName, consents, clocks }: ActionPanelProps) => {
  const { t } = useTranslation();
  const [sheet, setSheet] = useState<Sheet>('none');
  const { submitted } = draft;
  if (submitted !== null) {
    return (
      <div className={styles['actions']}>
        <div className={styles['done']} role="status">
          <IconCheck size={20} aria-hidden />
          {t(`triage.done.${submitted.outcome}`, { unit: unitName ?? '', number: draft.number })}
        </div>
      </div>
    );
  }
  const locked = readOnly || ringing;
  const why = readOnly ? 'readOnly' : ringing ? 'ringing' : submit.blockedBy;
  const asks = triage?.nextQuestion ?? null;
  const other = draft.line === '110' ? '12345' : '110';
  return (
    <div className={styles['actions']}>
      {submit.error === null ? null : (
        <p className={styles['error']} role="alert">
          {submit.error}
        </p>
      )}
      {sheet === 'answer' ? <AnswerSheet submit={submit} onClose={() => setSheet('none')} /> : null}
      {sheet === 'not_accept' ? <NotAcceptSheet submit={submit} lists={lists} onClose={() => setSheet('none')} /> : null}
      {sheet === 'hand_over' ? <HandOverSheet submit={submit} toLine={other} consents={consents} onClose={() => setSheet('none')} /> : null}
      {sheet === 'none' ? (
        <>
          <button
            type="button"
            className={`${styles['action'] ?? ''} ${styles['main'] ?? ''}`}
            data-solid={why === null && asks === null}
            disabled={why !== null || submit.busy}
            onClick={submit.dispatch}
          >
            <span className={styles['actionHead']}>
              <IconSend size={18} aria-hidden />
              <span className={styles['actionName']}>{t('triage.dispatch', { unit: unitName ?? t('triage.noUnit') })}</span>
              <Kbd>F9</Kbd>
            </span>
            <p>{why === null ? (t(asks === null ? 'triage.dispatchReady' : 'triage.dispatchAsks', { clocks })) : t(`triage.blocked.${why}`)}</p>
          </button>
          <button type="button" className={styles['action']} disabled={locked || submit.noContent} onClick={() => setSheet('answer')}>
            <span className={styles['actionHead']}>
              <IconMessageCheck size={16} aria-hidden />
              {t('triage.answerNow')}
            </span>
            <p>{submit.noContent ? t('triage.blocked.description') : t('triage.answerNowHint')}</p>
          </button>
          <button type="button" className={styles['action']} disabled={locked || submit.noContent} onClick={() => setSheet('not_accept')}>
            <span className={styles['actionHead']}>
              <IconBan size={16} aria-hidden />
              {t('triage.notAccept')}
            </span>
            <p>{submit.noContent ? t('triage.blocked.description') : t('triage.notAcceptHint')}</p>
          </button>
          <button type="button" className={styles['action']} disabled={locked || submit.noContent} onClick={() => setSheet('hand_over')}>
            <span className={styles['actionHead']}>
              <IconArrowForwardUp size={16} aria-hidden />
              {t('triage.handOver', { line: other })}
            </span>
            <p>{submit.noContent ? t('triage.blocked.description') : t('triage.handOverHint')}</p>
          </button>
          <Button
            h="100%"
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconTrash size={14} aria-hidden />}
            disabled={locked || submit.busy}
            onClick={submit.discard}
          >
            {t('triage.discard')}
          </Button>
        </>
      ) : null}
    </div>
  );
};

const AnswerSheet = ({ submit, onClose }: { readonly submit: SubmitCase; readonly onClose: () => void }) => {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  return (
    <div className={styles['sheet']}>
      <Textarea
        label={t('triage.answerText')}
        autosize
        minRows={3}
        maxRows={6}
        maxLength={8_000}
        data-autofocus
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div className={styles['row']}>
        <Button disabled={text.trim() === '' || submit.busy || submit.reasonMissing} onClick={() => submit.answer(text)}>
          {t('triage.answerSend')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('triage.back')}
        </Button>
      </div>
    </div>
  );
};

const NotAcceptSheet = ({ submit, lists, onClose }: { readonly submit: SubmitCase; readonly lists: CityLists | null; readonly onClose: () => void }) => {
  const { t } = useTranslation();
  const [reason, setReason] = useState<string | null>(null);
  const [explanation, setExplanation] = useState('');
  const basis = lists?.notAcceptedReasons.find(({ id }) => id === reason)?.basis ?? null;
  return (
    <div className={styles['sheet']}>
      <Select
        label={t('triage.notAcceptReason')}
        placeholder={t('triage.notAcceptChoose')}
        description={basis === null ? undefined : t('triage.basis', { basis })}
        data={(lists?.notAcceptedReasons ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={reason}
        onChange={setReason}
      />
      <TextInput
        label={t('triage.explanation')}
        maxLength={2_000}
        value={explanation}
        onChange={({ currentTarget }) => setExplanation(currentTarget.value)}
      />
      <div className={styles['row']}>
        <Button
          disabled={reason === null || submit.busy || submit.reasonMissing}
          onClick={() => {
            if (reason !== null) submit.notAccept(reason, explanation);
          }}
        >
          {t('triage.notAcceptSend')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('triage.back')}
        </Button>
      </div>
    </div>
  );
};
