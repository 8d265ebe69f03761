import type { CallView } from '#domain/replay/seatView.ts';
import { useTranslation } from 'react-i18next';
import type { CallControls } from '../features/call/callControls.ts';
import { useShortcut } from '../ui/keys/useShortcut.ts';

/** Call control on F-keys; a key does nothing where the call does not allow it. */
export const useCallKeys = (call: CallView | null, controls: CallControls): void => {
  const { t } = useTranslation();
  const ringing = call?.state === 'ringing';
  useShortcut({ keys: 'Space', label: t('call.answer'), action: () => controls.answer() });
  useShortcut({ keys: 'F2', label: t('call.holdKey'), action: () => (ringing ? controls.answer() : controls.toggleHold()) });
  useShortcut({ keys: 'F3', label: t('call.mute'), action: controls.toggleMute });
  useShortcut({ keys: 'F10', label: t('call.hangUpKey'), action: () => (ringing ? controls.decline() : controls.hangUp()) });
};

export interface TriageKeys {
  readonly dispatch: () => void;
  readonly answer: (option: string) => void;
  readonly undo: () => void;
}

/** Alt+1…4 answers from anywhere, plain 1–4 only while no field has the focus (the key handler sees to that). */
export const useTriageKeys = ({ dispatch, answer, undo }: TriageKeys): void => {
  const { t } = useTranslation();
  const label = t('triage.answerKey');
  useShortcut({ keys: 'F9', label: t('triage.dispatchKey'), action: dispatch });
  useShortcut({ keys: 'Ctrl+Z', label: t('form.undo'), action: undo });
  useShortcut({ keys: '1', label, action: () => answer('1') });
  useShortcut({ keys: '2', label, action: () => answer('2') });
  useShortcut({ keys: '3', label, action: () => answer('3') });
  useShortcut({ keys: '4', label, action: () => answer('4') });
  useShortcut({ keys: 'Alt+1', label, action: () => answer('1') });
  useShortcut({ keys: 'Alt+2', label, action: () => answer('2') });
  useShortcut({ keys: 'Alt+3', label, action: () => answer('3') });
  useShortcut({ keys: 'Alt+4', label, action: () => answer('4') });
};
