import { phoneCommandSchema } from '#contract/workstation/phone.ts';
import { maskPhone } from '#domain/privacy/mask.ts';
import i18next from 'i18next';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { v7 as newId } from 'uuid';
import { startI18n } from '../i18n/startI18n.ts';
import { connectWorkstation } from '../workstation/connectWorkstation.ts';
import { createCallRecorder } from './callRecorder.ts';
import { createChunkQueue } from './chunkQueue.ts';
import { createMicrophone } from './microphone.ts';
import { openSipTelephone } from './openSipTelephone.ts';
import './phone.css';
import { readPreferences } from './phonePreferences.ts';
import { createPhoneController } from './phoneController.ts';
import { PhoneShell } from './PhoneShell.tsx';
import { createRemoteAudio } from './remoteAudio.ts';
import { createReportQueue } from './reportQueue.ts';
import { createRingNotice } from './ringNotice.ts';
import { createRingTone } from './ringTone.ts';

const pageIdKey = 'lianxi.phone.page';

/** The same id over reloads, so that a reload has its lease back at once. */
const pageId = (): string => {
  const known = sessionStorage.getItem(pageIdKey) ?? newId();
  sessionStorage.setItem(pageIdKey, known);
  return known;
};

const workstation = connectWorkstation();
const now = (): number => Date.now();
const microphone = createMicrophone();
const remoteAudio = createRemoteAudio();
const notice = createRingNotice(document);
const controller = createPhoneController({
  station: workstation,
  pageId: pageId(),
  reports: createReportQueue({
    send: (events) => workstation.phone.call.report({ events }),
    storage: sessionStorage,
    now,
    newId,
    later: (run, ms) => setTimeout(run, ms),
    onDropped: ({ happening }, error) => console.error('The station refused a phone event', happening.type, error.message),
  }),
  ringTone: createRingTone(),
  recorder: createCallRecorder({
    onChunk: createChunkQueue(workstation.recordings.call, (run, ms) => setTimeout(run, ms)),
    lastIndex: (callId) => workstation.recordings.call.lastIndex({ callId }),
    now,
  }),
  onRing: (call) => (call === null ? notice.stop() : notice.start(i18next.t('phone.ringing', { number: maskPhone(call.number) }))),
  openTelephone: (account, listener) => openSipTelephone(account, listener, microphone, remoteAudio, () => readPreferences(localStorage)),
  now,
  newId,
  storage: sessionStorage,
});

// The seat screen of this window when it cannot reach the station: same origin, same machine, no other way in.
new BroadcastChannel('lianxi.phone').addEventListener('message', ({ data }) => {
  const command = phoneCommandSchema.safeParse(data);
  if (command.success && !controller.status().reached) controller.command(command.data);
});

startI18n();
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <PhoneShell controller={controller} seatUrl={workstation.host === 'browser' ? './seat.html' : null} />
    </StrictMode>,
  );
}
