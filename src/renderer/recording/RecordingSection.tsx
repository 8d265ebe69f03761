import { Button } from '@mantine/core';
import { IconHeadphones } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordingPlayer } from './RecordingPlayer.tsx';

/** Nothing is fetched before somebody asks: every listening is audited. */
export const RecordingSection = ({ callId }: { readonly callId: string }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return open ? (
    <RecordingPlayer callId={callId} live={false} />
  ) : (
    <Button variant="default" size="compact-sm" leftSection={<IconHeadphones size={14} aria-hidden />} onClick={() => setOpen(true)}>
      {t('recording.listen')}
    </Button>
  );
};
