import { maskPhone } from '#domain/privacy/mask.ts';
import type { CallView, CarriedCase as Carried } from '#domain/replay/seatView.ts';
import { Button } from '@mantine/core';
import { IconArrowForwardUp, IconCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSeatServices, type SeatServices } from '../../seat/seatServices.ts';
import styles from './call.module.css';

export interface CarriedCaseProps {
  readonly call: CallView;
  readonly carried: Carried | null;
  /** The form that came is on screen already: only where it came from is shown. */
  readonly isOpen: boolean;
  readonly readOnly: boolean;
}

/** The case that came with a caller: read while it rings, before a word is heard, and who has had him so far. */
export const CarriedCase = ({ call, carried, isOpen, readOnly }: CarriedCaseProps) => {
  const { t } = useTranslation();
  const known = useKnownCase(carried === null ? call.caseNumber : null);
  if (call.caseNumber === null) return null;
  const [first] = carried?.takers ?? [];
  const last = carried?.takers.at(-1);
  const place = carried?.fields.place?.text ?? known?.case.content.place.text ?? '';
  const description = carried?.fields.description ?? known?.case.content.description ?? '';
  const owner = known?.case.owner;
  const who = carried === null ? '' : [carried.fields.callerName ?? '', maskPhone(carried.fields.callerPhone ?? '')].filter((part) => part !== '').join(' ');
  return (
    <section className={styles['carried']} aria-label={t('call.carried.title')}>
      <div className={styles['place']}>
        <IconArrowForwardUp size={16} aria-hidden />
        <b>{t('call.carried.came', { number: call.caseNumber })}</b>
        {last === undefined ? null : <span className={styles['tag']}>{t('call.carried.from', { name: last.name, seat: last.seatId })}</span>}
        {first === undefined ? null : (
          <span className={styles['tag']}>{t('call.carried.chain', { name: first.name, seat: first.seatId, hops: carried?.takers.length ?? 0 })}</span>
        )}
        {owner === undefined ? null : <span className={styles['tag']}>{t('call.carried.owner', { line: owner.line, hops: known?.case.hops ?? 0 })}</span>}
        <span className={styles['faint']}>{t(call.state === 'ringing' ? 'call.carried.untilAnswer' : 'call.carried.yours')}</span>
        {known?.case.handover === undefined ? null : <Accept caseId={known.case.id} readOnly={readOnly || call.state === 'ringing'} />}
      </div>
      {isOpen ? null : (
        <p className={styles['carriedText']}>
          {who === '' ? null : <span>{who} · </span>}
          {place === '' ? null : <b>{place} </b>}
          {description === '' ? t(carried === null && known === null ? 'call.carried.onItsWay' : 'call.carried.empty') : description}
        </p>
      )}
    </section>
  );
};

const Accept = ({ caseId, readOnly }: { readonly caseId: string; readonly readOnly: boolean }) => {
  const { t } = useTranslation();
  const { cases } = useSeatServices();
  const [failed, setFailed] = useState(false);
  return (
    <>
      <Button
        className={styles['placeEnd'] ?? ''}
        size="compact-sm"
        disabled={readOnly}
        leftSection={<IconCheck size={14} aria-hidden />}
        onClick={() => void cases.call.execute({ caseId, command: { type: 'accept_handover' } }).catch(() => setFailed(true))}
      >
        {t('call.carried.accept')}
      </Button>
      {failed ? <span role="alert">{t('call.carried.notAccepted')}</span> : null}
    </>
  );
};

type Known = Awaited<ReturnType<SeatServices['cases']['call']['get']>>;

/** A case that was sent off before its caller was passed on: it is in the replica, or will be in a moment. */
const useKnownCase = (number: string | null): Known | null => {
  const { cases } = useSeatServices();
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    if (number === null) return undefined;
    let stale = false;
    const look = async (): Promise<void> => {
      const { rows } = await cases.call.list({ list: 'all', network: null, text: number, sort: 'newest', limit: 1, offset: 0 });
      const [row] = rows;
      const found = row === undefined ? null : await cases.call.get({ caseId: row.id });
      if (!stale) setKnown(found);
    };
    const start = (): void => void look().catch(() => undefined);
    start();
    const end = cases.subscribe.changed({}, start);
    return () => {
      stale = true;
      end();
      setKnown(null);
    };
  }, [cases, number]);
  return known;
};
