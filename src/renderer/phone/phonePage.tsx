import { phoneCommandSchema } from '#contract/workstation/phone.ts';
import { maskPhone } from '#domain/privacy/mask.ts';
import i18next from 'i18next';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { v7 as newId } from 'uuid';
import { startI18n } from '../i18n/startI18n.ts';
import { commandOf, lampsOf } from '../headset/headsetKeys.ts';
import { openHeadsets } from '../headset/openHeadsets.ts';
import { audioConstraints } from '../sound/audioConstraints.ts';
import { onPreferences, readPreferences } from '../sound/soundPreferences.ts';
import { createTonePlayer } from '../sound/tonePlayer.ts';
import { connectWorkstation } from '../workstation/connectWorkstation.ts';
import { createCallRecorder } from './callRecorder.ts';
import { createChunkQueue } from './chunkQueue.ts';
import { createMicrophone } from './microphone.ts';
import { openSipTelephone } from './openSipTelephone.ts';
import './phone.css';
import { createPhoneSounds } from './phoneSounds.ts';
import { createPhoneController } from './phoneController.ts';
import { PhoneShell } from './PhoneShell.tsx';
import { createRemoteAudio } from './remoteAudio.ts';
import { idlePhone, type PhoneState } from './phoneState.ts';
import { createReportQueue } from './reportQueue.ts';
import { createRingNotice } from './ringNotice.ts';

const pageIdKey = 'lianxi.phone.page';

/** The same id over reloads, so that a reload has its lease back at once. */
const pageId = (): string => {
  const known = sessionStorage.getItem(pageIdKey) ?? newId();
  sessionStorage.setItem(pageIdKey, known);
  return known;
};

const workstation = connectWorkstation();
const now = (): number => Date.now();
const preferences = () => readPreferences(localStorage);
const microphone = createMicrophone(preferences);
const remoteAudio = createRemoteAudio(preferences);
const notice = createRingNotice(document);
let phone: PhoneState = idlePhone;
/** Absent where the browser has no WebHID, or the page is not served from a safe origin. */
const headsets =
  'hid' in navigator
    ? openHeadsets(navigator.hid, (key) => {
        const command = commandOf(key, phone);
        if (command !== null) controller.command(command);
      })
    : null;
const levelsChannel = new BroadcastChannel('lianxi.levels');
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
  sounds: createPhoneSounds(createTonePlayer(), preferences),
  onState: (state) => {
    phone = state;
    headsets?.show(lampsOf(state));
  },
  recorder: createCallRecorder({
    onChunk: createChunkQueue(workstation.recordings.call, (run, ms) => setTimeout(run, ms)),
    lastIndex: (callId) => workstation.recordings.call.lastIndex({ callId }),
    now,
  }),
  onLevels: (levels) => levelsChannel.postMessage(levels),
  onRing: (call) => (call === null ? notice.stop() : notice.start(i18next.t('phone.ringing', { number: maskPhone(call.number) }))),
  openTelephone: (account, listener) => openSipTelephone(account, listener, microphone, remoteAudio, preferences),
  now,
  newId,
  storage: sessionStorage,
});

headsets?.refresh(preferences().headsetButtons);
let heardBy = JSON.stringify(audioConstraints(preferences()));
onPreferences(window, (changed) => {
  remoteAudio.setUp();
  headsets?.refresh(changed.headsetButtons);
  const next = JSON.stringify(audioConstraints(changed));
  if (next !== heardBy) controller.soundChanged();
  heardBy = next;
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
