import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle, IconPencil, IconPhone, IconPhoneCall, IconPhoneOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { ContactCall } from '#contract/central/contactCalls.ts';
import { maskPhone } from '#domain/privacy/mask.ts';
import { routeHash } from '../app/route.ts';
import { durationWords } from '../detail/historyWords.ts';
import type { Task } from '../tasks/task.ts';
import { errorWords } from '../words/errorWords.ts';
import { useWords } from '../words/useWords.ts';
import { CallSteps } from './CallSteps.tsx';
import { OwnPhoneField } from './OwnPhoneField.tsx';
import { useContactCall } from './useContactCall.ts';
import { useOwnPhone } from './useOwnPhone.ts';

const icon = { size: 20, stroke: 1.5, 'aria-hidden': true } as const;

interface CallBlockProps {
  readonly task: Task;
  readonly callId: string | null;
  readonly onCallId: (callId: string | null) => void;
  readonly onException: () => void;
}

/** The exchange calls: the worker's own telephone first, then the caller. One key, and what is happening in plain words. */
export const CallBlock = ({ task, callId, onCallId, onException }: CallBlockProps) => {
  const words = useWords();
  const { t } = words;
  const own = useOwnPhone();
  const { call, problem, starting, talkingSince, start, hangUp } = useContactCall(task, callId, onCallId);
  const [changing, setChanging] = useState(false);
  const isUp = call !== null && call.step !== 'ended';
  const isAway = own.known?.available === false || own.problem?.kind === 'central_unreachable';
  const mustBeCareful = task.case.triage?.redFlags.includes('cannot_speak_freely') === true;

  if (isAway && !isUp) return <OwnDialler task={task} isOffline={own.problem !== null} onException={onException} />;
  return (
    <section className="block stack">
      {mustBeCareful && (
        <Alert color="red" className="note-critical" icon={<IconAlertTriangle {...icon} />}>{t('contact.bridge.careful')}</Alert>
      )}
      <p className="soft13">{t(task.case.content.secret ? 'contact.bridge.secret' : 'contact.bridge.lead')}</p>
      {call !== null && <CallSteps call={call} />}
      {isUp ? (
        <>
          {talkingSince !== null && <Talking since={talkingSince} />}
          <Button variant="outline" className="stop-button" fullWidth leftSection={<IconPhoneOff {...icon} />} onClick={() => void hangUp()}>
            {t('contact.bridge.hangUp')}
          </Button>
        </>
      ) : (
        <>
          {call !== null && <Ended call={call} />}
          {call?.end === 'answered' && (
            <Button component="a" href={routeHash({ page: 'feedback', assignmentId: task.assignment.id })} fullWidth leftSection={<IconPencil {...icon} />}>
              {t('contact.bridge.feedBack')}
            </Button>
          )}
          {own.known !== null && (own.known.phone === '' || changing) ? (
            <>
              {own.known.phone === '' && <p>{t('contact.bridge.ownNone')}</p>}
              <OwnPhoneField own={own} onSaved={() => setChanging(false)} />
            </>
          ) : (
            <>
              <Button
                fullWidth
                variant={call?.end === 'answered' ? 'default' : 'filled'}
                loading={starting}
                disabled={own.known === null}
                leftSection={<IconPhoneCall {...icon} />}
                onClick={() => void start()}
              >
                {t(call === null ? 'contact.bridge.start' : 'contact.bridge.again')}
              </Button>
              <p className="own-phone soft13">
                {t('contact.bridge.own', { phone: maskPhone(own.known?.phone ?? '') })}
                <button type="button" className="link" onClick={() => setChanging(true)}>{t('contact.bridge.change')}</button>
              </p>
            </>
          )}
        </>
      )}
      {problem !== null && <p className="c-critical" role="alert">{errorWords(problem, words)}</p>}
    </section>
  );
};

const Talking = ({ since }: { readonly since: number }) => {
  const { t } = useWords();
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return <p className="talking" role="timer">{t('contact.bridge.talking', { time: durationWords(Math.max(0, now - since) / 1_000) })}</p>;
};

const Ended = ({ call: { end, answeredAt, endedAt } }: { readonly call: ContactCall }) => {
  const { t } = useWords();
  if (end === null) return null;
  const seconds = answeredAt === null || endedAt === null ? 0 : Math.floor((endedAt - answeredAt) / 1_000);
  return (
    <div role="status">
      <p className={end === 'answered' ? 'big c-ok' : 'big c-urgent'}>{t(`contact.bridge.end.${end}`, { time: durationWords(seconds) })}</p>
      {end !== 'answered' && <p className="soft13">{t('contact.bridge.notEvidence')}</p>}
    </div>
  );
};

/** Without the exchange: one's own dialler where the number may be known, and the way to a signature. */
const OwnDialler = ({ task, isOffline, onException }: { readonly task: Task; readonly isOffline: boolean; readonly onException: () => void }) => {
  const { t } = useWords();
  const phone = task.caller?.phone ?? '';
  const canDial = phone !== '' && !phone.includes('*');
  return (
    <section className="block stack">
      <p role="status">{t(isOffline ? 'contact.bridge.offline' : 'contact.bridge.away')}</p>
      {canDial && (
        <Button component="a" href={`tel:${phone.replace(/[^0-9+*#]/gu, '')}`} variant="outline" fullWidth leftSection={<IconPhone {...icon} />}>
          {t('contact.bridge.dial', { phone: maskPhone(phone) })}
        </Button>
      )}
      <Button variant="default" fullWidth onClick={onException}>{t('contact.bridge.toException')}</Button>
    </section>
  );
};
