import { Button, Checkbox, SegmentedControl, Stack, Textarea } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { maskPhone } from '#domain/privacy/mask.ts';
import { PageBar } from '../app/PageBar.tsx';
import { useWork } from '../app/portalContext.ts';
import { SendStrip } from '../app/SendStrip.tsx';
import { useDraft } from '../app/useDraft.ts';
import { useRoute } from '../app/useRoute.ts';
import { durationWords } from '../detail/historyWords.ts';
import type { Task } from '../tasks/task.ts';
import { useWords } from '../words/useWords.ts';
import { CallLength } from './CallLength.tsx';
import { afterDialling, contactDraftSchema, contactObstacle, contactOf, emptyContact, type ContactDraft } from './contactDraft.ts';

const channels = ['call', 'visit', 'exception'] as const;
/** Without a number to dial, one goes there. */
const visitFirst: ContactDraft = { ...emptyContact, channel: 'visit' };
const outcomes = ['reached', 'no_answer'] as const;

/** Dial with the phone's own dialler, come back, record what came of it; or sign why it was not possible. */
export const ContactPage = ({ task }: { readonly task: Task }) => {
  const { t } = useWords();
  const { go } = useRoute();
  const work = useWork();
  const [away, setAway] = useState<number | null>(null);
  const phone = task.caller?.phone ?? '';
  const canDial = phone !== '' && !phone.includes('*');
  const empty = canDial ? emptyContact : visitFirst;
  const { draft, edit, drop } = useDraft('contact', task.assignment.id, contactDraftSchema, empty);
  const obstacle = contactObstacle(draft);

  const { dialledAt } = draft;
  useEffect(() => {
    if (dialledAt === null) return;
    const onVisible = (): void => {
      if (document.visibilityState !== 'visible') return;
      const back = Date.now();
      setAway(Math.round((back - dialledAt) / 1_000));
      edit((before) => afterDialling(before, back));
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  });

  const save = async (): Promise<void> => {
    const command = { type: 'record_contact', assignmentId: task.assignment.id, contact: contactOf(draft, Date.now()) } as const;
    if (!(await work.give(task.case.id, task.case.version, command))) return;
    drop();
    go({ page: 'task', assignmentId: task.assignment.id }, true);
  };

  return (
    <>
      <PageBar title={t('contact.title')} back={{ page: 'task', assignmentId: task.assignment.id }} />
      <SendStrip />
      <main className="page">
        {!canDial && (
          <section className="block">
            <p>{t(task.case.content.secret ? 'detail.secret' : 'detail.anonymous')}</p>
          </section>
        )}
        {canDial && (
          <section className="block">
            <Button
              component="a"
              href={`tel:${phone.replace(/[^0-9+*#]/gu, '')}`}
              variant="outline"
              fullWidth
              leftSection={<IconPhone size={20} stroke={1.5} aria-hidden="true" />}
              onClick={() => edit((before) => ({ ...before, channel: 'call', dialledAt: Date.now() }))}
            >
              {t('contact.call', { phone: maskPhone(phone) })}
            </Button>
            <p className="soft13 why">{t('contact.callHint')}</p>
          </section>
        )}
        <section className="block">
          <Stack gap="lg">
            <Choice
              label={t('contact.how')}
              value={draft.channel}
              data={channels.map((value) => ({ value, label: t(`contact.channel.${value}`) }))}
              onChange={(value) => edit((before) => ({ ...before, channel: channels.find((each) => each === value) ?? 'call' }))}
            />
            {draft.channel === 'call' && (
              <Choice
                label={t('contact.outcome')}
                value={draft.outcome}
                data={outcomes.map((value) => ({ value, label: t(`contact.outcome.${value}`) }))}
                onChange={(value) => edit((before) => ({ ...before, outcome: value === 'reached' ? 'reached' : 'no_answer' }))}
              />
            )}
            {draft.channel === 'call' && draft.outcome === 'reached' && (
              <CallLength seconds={draft.seconds} onChange={(seconds) => edit((before) => ({ ...before, seconds }))} />
            )}
            {away !== null && draft.channel === 'call' && draft.outcome === 'reached' && (
              <p className="soft13" role="status">{t('contact.returned', { time: durationWords(away) })}</p>
            )}
            {draft.channel === 'call' && draft.outcome === 'no_answer' && <p className="soft13">{t('contact.noAnswerHint')}</p>}
            <Textarea
              label={draft.channel === 'call' ? t('contact.noteOptional') : t(draft.channel === 'visit' ? 'contact.visitNote' : 'contact.reason')}
              value={draft.note}
              maxLength={1_000}
              onChange={({ currentTarget: { value } }) => edit((before) => ({ ...before, note: value }))}
            />
            {draft.channel === 'exception' && (
              <Checkbox
                size="lg"
                className="sign-box"
                label={t('contact.responsible', { name: work.session.user.name })}
                checked={draft.signed}
                onChange={({ currentTarget: { checked } }) => edit((before) => ({ ...before, signed: checked }))}
              />
            )}
          </Stack>
        </section>
      </main>
      <footer className="thumb">
        <Button fullWidth disabled={obstacle !== null} onClick={() => void save()} aria-describedby="contact-why">
          {t('contact.save')}
        </Button>
        <p id="contact-why" className="soft13 why" role="status">{obstacle === null ? '' : t(obstacle)}</p>
      </footer>
    </>
  );
};

const Choice = (props: {
  readonly label: string;
  readonly value: string;
  readonly data: { value: string; label: string }[];
  readonly onChange: (value: string) => void;
}) => (
  <div>
    <p className="label">{props.label}</p>
    <SegmentedControl aria-label={props.label} value={props.value} data={props.data} onChange={props.onChange} />
  </div>
);
