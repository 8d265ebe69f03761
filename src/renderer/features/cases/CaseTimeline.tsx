import { SegmentedControl, Timeline } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '#domain/case/case.ts';
import type { EventEnvelope } from '#domain/case/event.ts';
import { monthDay, wallTime } from '../../seat/duration.ts';
import { useCityLists } from '../../seat/useCityLists.ts';
import styles from './cases.module.css';
import { eventText, unitsOf } from './eventText.ts';
import { usePersonName, useUnitNames } from './namesOf.ts';

const sides = ['all', 'desk', 'unit'] as const;
type Side = (typeof sides)[number];

const sideOf = ({ actor }: EventEnvelope): Exclude<Side, 'all'> => (actor.unitId === null && actor.role !== 'system' ? 'desk' : 'unit');

/** The history of a case in words: what, who, when, why; newest first. */
export const CaseTimeline = ({ state, events }: { readonly state: Case; readonly events: readonly EventEnvelope[] }) => {
  const { t } = useTranslation();
  const [side, setSide] = useState<Side>('all');
  const lists = useCityLists();
  const unitIds = useMemo(() => [...unitsOf(events), ...state.assignments.map(({ unitId }) => unitId), ...events.flatMap(({ actor }) => actor.unitId ?? [])], [events, state]);
  const units = useUnitNames(unitIds);
  const unit = (id: string): string => units.get(id) ?? id;
  const person = usePersonName(events.map(({ actor }) => actor.userId));
  const names = {
    unit,
    category: (id: string | null): string => lists?.categories.find((each) => each.id === id)?.name ?? id ?? '',
    returnReason: (id: string): string => lists?.returnReasons.find((each) => each.id === id)?.name ?? id,
    notAcceptedReason: (id: string): string => lists?.notAcceptedReasons.find((each) => each.id === id)?.name ?? id,
    shares: state.assignments,
  };
  const who = ({ actor, seatId }: EventEnvelope): string => {
    if (actor.role === 'system') return t('cases.history.system');
    return [actor.unitId === null ? t(`cases.role.${actor.role}`) : unit(actor.unitId), person(actor.userId), seatId ?? ''].filter((part) => part !== '').join(' ');
  };
  const shown = events.filter((envelope) => side === 'all' || sideOf(envelope) === side);
  return (
    <>
      <div className={styles['timelineHead']}>
        <h3 className={styles['section']}>{t('cases.section.timeline')}</h3>
        <span className="muted t12">{t('cases.history.count', { n: shown.length })}</span>
        <SegmentedControl
          size="xs"
          aria-label={t('cases.history.side')}
          data={sides.map((value) => ({ value, label: t(`cases.history.sides.${value}`) }))}
          value={side}
          onChange={(value) => setSide(value)}
        />
      </div>
      <Timeline bulletSize={12} lineWidth={2} active={shown.length}>
        {[...shown].reverse().map((envelope) => {
          const at = envelope.acceptedAt ?? envelope.at;
          const { event } = envelope;
          return (
            <Timeline.Item key={envelope.version} className={styles['event']}>
              <p className={styles['said']}>
                <b>{t(`cases.event.${event.type}`)}</b> {eventText(t, event, names)}
              </p>
              <span className="muted t12">{[`${monthDay(at)} ${wallTime(at).slice(0, 5)}`, who(envelope), envelope.acceptedAt === null ? t('cases.pending') : ''].filter((part) => part !== '').join(' · ')}</span>
            </Timeline.Item>
          );
        })}
      </Timeline>
    </>
  );
};
