import { Timeline } from '@mantine/core';
import type { EventEnvelope } from '#domain/case/event.ts';
import { useStored, useWork } from '../app/portalContext.ts';
import { momentWords } from '../words/words.ts';
import { useWords } from '../words/useWords.ts';
import { historyWords } from './historyWords.ts';

/** What happened, the latest first. */
export const HistoryBlock = ({ events }: { readonly events: readonly EventEnvelope[] }) => {
  const words = useWords();
  const { t, language } = words;
  const { units, session } = useWork();
  const tree = useStored(units);
  const who = ({ actor }: EventEnvelope): string =>
    actor.userId === session.user.userId ? t('history.you') : t(`role.${actor.role}`);
  return (
    <section className="block">
      <h2 className="label">{t('detail.history')}</h2>
      <Timeline bulletSize={12} lineWidth={1} color="gray" active={events.length}>
        {events.toReversed().map((envelope) => (
          <Timeline.Item key={envelope.version} title={historyWords(envelope.event, tree, words)}>
            <span className="soft13">
              {momentWords(envelope.acceptedAt ?? envelope.at, language)} · {who(envelope)}
              {envelope.acceptedAt === null && ` · ${t('history.waiting')}`}
            </span>
            {noteOf(envelope) !== '' && <p className="soft13">{noteOf(envelope)}</p>}
          </Timeline.Item>
        ))}
      </Timeline>
    </section>
  );
};

const noteOf = ({ event }: EventEnvelope): string => {
  if (event.type === 'contact_recorded') return event.contact.note;
  return event.type === 'answered' ? event.answer : '';
};
