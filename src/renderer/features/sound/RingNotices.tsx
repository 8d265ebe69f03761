import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Whether the system may show a ring while this window is behind others; asked for by a click, as browsers want it. */
export const RingNotices = () => {
  const { t } = useTranslation();
  const [permission, setPermission] = useState<NotificationPermission | null>('Notification' in window ? Notification.permission : null);
  if (permission === null) return <Text c="dimmed">{t('sound.notices.notHere')}</Text>;
  return (
    <Group gap="sm">
      {permission === 'default' ? (
        <Button variant="default" size="compact-md" onClick={() => void Notification.requestPermission().then(setPermission)}>
          {t('sound.notices.ask')}
        </Button>
      ) : null}
      <Text size="sm" c="dimmed">
        {t(`sound.notices.${permission}`)}
      </Text>
    </Group>
  );
};
