import { isExtension, maskPhone } from '#domain/privacy/mask.ts';
import type { CallView } from '#domain/replay/seatView.ts';
import { Button } from '@mantine/core';
import { IconEye, IconEyeOff, IconPhoneOutgoing } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormValues } from '../../seat/draftEditor.ts';
import { useSeatServices } from '../../seat/seatServices.ts';
import { monthDay } from '../../seat/duration.ts';
import styles from './caller.module.css';
import { emptyPlace } from '../../seat/place.ts';
import { AlikeList } from './AlikeList.tsx';
import { PlaceHistory } from './PlaceHistory.tsx';
import { useAlike } from './useAlike.ts';
import { useCallerHistory } from './useCallerHistory.ts';

export interface CallerColumnProps {
  readonly call: CallView | null;
  /** The form as typed: its number for a typed case, its words for reports alike. */
  readonly values: FormValues;
  /** The case on screen, which is not history. */
  readonly caseId: string;
  /** Merges the case on screen into another; null while that is not possible. */
  readonly onMerge: ((other: { readonly id: string; readonly number: string }) => void) | null;
}

/** Who calls and what there was before; there at the ring, before answering. */
export const CallerColumn = ({ call, values, caseId, onMerge }: CallerColumnProps) => {
  const { t } = useTranslation();
  const { phone } = useSeatServices();
  const mayCall = call === null || call.state === 'ended';
  const [shown, setShown] = useState<string | null>(null);
  const known = (call === null || isExtension(call.number) ? values.callerPhone : call.number) ?? '';
  const history = useCallerHistory(known, caseId);
  const alike = useAlike(values, known, caseId);
  const revealed = shown === known && known !== '';
  return (
    <aside className={styles['column']} aria-label={t('caller.title')}>
      <section className={styles['section']}>
        <div className={styles['heading']}>
          <b>{t('caller.caller')}</b>
          {call?.state === 'ringing' && call.direction === 'in' ? <span>{t('caller.beforeAnswering')}</span> : null}
          {known === '' ? null : (
            <Button
              className={styles['end'] ?? ''}
              variant="subtle"
              color="gray"
              size="compact-xs"
              leftSection={revealed ? <IconEyeOff size={14} aria-hidden /> : <IconEye size={14} aria-hidden />}
              onClick={() => setShown(revealed ? null : known)}
            >
              {revealed ? t('caller.hideNumber') : t('caller.showNumber')}
            </Button>
          )}
        </div>
        <div className={styles['name']}>
          {call === null || call.name === '' ? null : <b>{call.name}</b>}
          <span>{known === '' ? t('caller.noNumber') : revealed ? known : maskPhone(known)}</span>
          {known === '' || !mayCall ? null : (
            <Button variant="default" size="compact-xs" leftSection={<IconPhoneOutgoing size={14} aria-hidden />} onClick={() => void phone.call.command({ type: 'dial', number: known.replaceAll(/[\s-]/gu, ''), line: call?.line ?? '12345', about: { caseId, to: 'caller', unitId: null } }).catch(() => undefined)}>
              {t('caller.call')}
            </Button>
          )}
        </div>
        {history === null ? null : (
          <div className={styles['glance']}>
            <div>
              <b>{t('caller.times', { count: history.total })}</b>
              <span>{t('caller.earlierCases')}</span>
            </div>
            <div>
              <b>{t('caller.items', { count: history.open })}</b>
              <span>{t('caller.openCases')}</span>
            </div>
          </div>
        )}
      </section>
      <AlikeList alike={alike} onMerge={onMerge} />
      <PlaceHistory place={values.place ?? emptyPlace} caseId={caseId} />
      <section className={styles['section']}>
        <div className={styles['heading']}>
          <b>{t('caller.history')}</b>
        </div>
        {known === '' ? <p className={styles['quiet']}>{t('caller.historyNeedsNumber')}</p> : null}
        {known !== '' && history === null ? <p className={styles['quiet']}>{t('caller.historyLoading')}</p> : null}
        {history !== null && history.total === 0 ? <p className={styles['quiet']}>{t('caller.firstCall')}</p> : null}
        <ul className={styles['list']}>
          {history?.cases.map((row) => (
            <li key={row.id}>
              <time dateTime={new Date(row.createdAt).toISOString()}>{monthDay(row.createdAt)}</time>
              <span className={styles['title']}>{row.title}</span>
              <span className={styles['state']} data-open={!['closed', 'answered', 'not_accepted', 'verified'].includes(row.state)}>
                {t(`caller.state.${row.state}`)}
              </span>
              <span className={styles['sub']}>{[row.place, row.number].filter((part) => part !== '').join(' · ')}</span>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  );
};
