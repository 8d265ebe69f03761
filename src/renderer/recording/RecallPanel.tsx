import type { CallView } from '#domain/replay/seatView.ts';
import { Box } from '@mantine/core';
import { RecordingPlayer } from './RecordingPlayer.tsx';

/** A row of its own below the call strip: it moves the form down and never lies over red flags or typing. */
export const RecallPanel = ({ call, open }: { readonly call: CallView; readonly open: boolean }) =>
  open && call.answeredAt !== null ? (
    <Box px={12} py={8} style={{ borderBottom: '1px solid var(--mantine-color-default-border)' }}>
      <RecordingPlayer callId={call.callId} live={call.state !== 'ended'} />
    </Box>
  ) : null;
