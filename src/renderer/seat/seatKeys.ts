import type { CallView } from '#domain/replay/seatView.ts';
import { useTranslation } from 'react-i18next';
import type { CallControls } from '../features/call/callControls.ts';
import { useShortcut, useShortcutGroup } from '../ui/keys/useShortcut.ts';

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
  readonly answer: (key: string) => void;
  readonly override: () => void;
  readonly undo: () => void;
}

/** Alt+1…9, Alt+Y and Alt+N answer from anywhere, the plain key only while no field has the focus (the key handler sees to that). */
export const useTriageKeys = ({ dispatch, answer, override, undo }: TriageKeys): void => {
  const { t } = useTranslation();
  useShortcut({ keys: 'F9', label: t('triage.dispatchKey'), action: dispatch });
  useShortcut({ keys: 'Alt+V', label: t('triage.override.key'), action: override });
  useShortcut({ keys: 'Ctrl+Z', label: t('form.undo'), action: undo });
  useShortcutGroup(answerKeys, t('triage.answerKey'), (pressed) => answer(pressed.slice(-1)));
};

const answerKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'Y', 'N'].flatMap((key) => [key, `Alt+${key}`]).join(' ');
