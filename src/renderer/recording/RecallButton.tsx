import type { CallView } from '#domain/replay/seatView.ts';
import { Button } from '@mantine/core';
import { IconHeadphones, IconPlayerRecord, IconPlayerRecordFilled } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalSentence } from '../seat/refusalSentence.ts';
import { useShortcut } from '../ui/keys/useShortcut.ts';
import { useWorkstation } from '../workstation/workstationContext.ts';
import { ContractError } from '#contract/errors.ts';

export interface RecallButtonProps {
  readonly call: CallView;
  readonly readOnly: boolean;
  /** Whether the player stands below the strip. */
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** On the call strip: that the call is recorded, pause where the line allows it, and recall of what was just said. */
export const RecallButton = ({ call, readOnly, open, onToggle }: RecallButtonProps) => {
  const { t } = useTranslation();
  const { phone, recordings } = useWorkstation();
  const [mayPause, setMayPause] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const connected = call.answeredAt !== null;
  const live = connected && call.state !== 'ended';
  useEffect(() => {
    recordings.call.state({}).then(({ mayPause: policy }) => setMayPause(policy[call.line]), () => setMayPause(false));
  }, [recordings, call.line]);
  const toggle = (): void => {
    if (connected) onToggle();
  };
  useShortcut({ keys: 'Ctrl+Alt+R', label: t('recording.recall'), action: toggle });
  const pause = (): void => {
    setRefused(null);
    phone.call.command({ type: 'record', callId: call.callId, on: !call.recording }).catch((error: unknown) => {
      setRefused(refusalSentence(t, error instanceof ContractError ? error : new ContractError('internal')));
    });
  };
  if (!connected) return null;
  return (
    <>
      {live ? (
        <Button
          variant="subtle"
          size="compact-sm"
          color={call.recording ? 'red' : 'gray'}
          disabled={readOnly || (!mayPause && call.recording)}
          aria-pressed={!call.recording}
          title={mayPause ? t('recording.pauseHint') : t('recording.alwaysOn')}
          leftSection={call.recording ? <IconPlayerRecordFilled size={14} aria-hidden /> : <IconPlayerRecord size={14} aria-hidden />}
          onClick={pause}
        >
          {refused ?? (call.recording ? t('recording.on') : t('recording.paused'))}
        </Button>
      ) : null}
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconHeadphones size={14} aria-hidden />}
        aria-expanded={open}
        onClick={toggle}
      >
        {t('recording.recall')}
      </Button>
    </>
  );
};
