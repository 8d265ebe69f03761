import type { CallView, QualityView } from '#domain/replay/seatView.ts';
import { IconAlertTriangle, IconAntennaBars2, IconAntennaBars5 } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import styles from './call.module.css';

const toneOf = (mos: number): 'ok' | 'urgent' | 'critical' => (mos >= 4 ? 'ok' : mos >= 3.5 ? 'urgent' : 'critical');

/** During the call: the score and the loss of the last seconds, and how loud either side is. */
export const LiveQuality = ({ call }: { readonly call: CallView }) => {
  const { t } = useTranslation();
  const tone = call.mos === null ? null : toneOf(call.mos);
  return (
    <div className={styles['mos']}>
      <Levels callId={call.callId} />
      {call.mos === null || tone === null ? null : (
        <span title={t('call.mosTitle', { loss: call.lossPercent ?? 0 })}>
          {tone === 'critical' ? <IconAntennaBars2 size={14} aria-hidden /> : <IconAntennaBars5 size={14} aria-hidden />} <b data-tone={tone}>{call.mos.toFixed(1)}</b>{' '}
          {t(`call.quality.${tone}`)} · {t('call.loss', { loss: call.lossPercent ?? 0 })}
        </span>
      )}
    </div>
  );
};

/** After the call: what it was like over all, which stays with the call. */
export const QualitySummary = ({ quality }: { readonly quality: QualityView }) => {
  const { t } = useTranslation();
  return (
    <span className={styles['tag']} data-tone={toneOf(quality.meanMos)}>
      {t('call.qualityOver', { mean: quality.meanMos.toFixed(1), worst: quality.worstMos.toFixed(1), loss: quality.meanLossPercent.toFixed(1) })}
    </span>
  );
};

/** Two readings in a row: a single bad one is nothing anybody can do about. */
const poorEnough = 2;

export const PoorLine = ({ call }: { readonly call: CallView }) => {
  const { t } = useTranslation();
  const isPoor = call.state === 'talking' && (call.quality?.poorInARow ?? 0) >= poorEnough;
  return isPoor ? (
    <p className={styles['notice']} role="status" style={{ margin: 0 }}>
      <IconAlertTriangle size={16} aria-hidden />
      {t('call.poorLine')}
    </p>
  ) : null;
};

/** 0 … 1 of either side, told by the phone page some times a second. */
const levelsSchema = z.object({ callId: z.string(), caller: z.number(), seat: z.number() });

const Levels = ({ callId }: { readonly callId: string }) => {
  const { t } = useTranslation();
  const [levels, setLevels] = useState({ caller: 0, seat: 0 });
  useEffect(() => {
    const channel = new BroadcastChannel('lianxi.levels');
    channel.addEventListener('message', ({ data }) => {
      const told = levelsSchema.safeParse(data);
      if (told.success && told.data.callId === callId) setLevels(told.data);
    });
    return () => channel.close();
  }, [callId]);
  return (
    <span className={styles['levels']} aria-hidden title={t('call.levels')}>
      {(['caller', 'seat'] as const).map((side) => (
        <i key={side} data-side={side} style={{ width: `${Math.round(Math.min(1, Math.sqrt(levels[side]) * 1.4) * 40)}px` }} />
      ))}
    </span>
  );
};
