import { Alert, Button, Group, Stack, Switch, Text } from '@mantine/core';
import { IconHeadset } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { telephonyFilter } from '../../headset/openHeadsets.ts';
import { telephonyPage } from '../../headset/telephonyReports.ts';

export interface HeadsetButtonsProps {
  readonly used: boolean;
  readonly onUsed: (used: boolean) => void;
}

/** Answer, hang up and mute at the headset. The browser asks once which one; it is remembered for this machine. */
export const HeadsetButtons = ({ used, onUsed }: HeadsetButtonsProps) => {
  const { t } = useTranslation();
  const [allowed, setAllowed] = useState<readonly HIDDevice[]>([]);
  const [failed, setFailed] = useState(false);
  const hid = 'hid' in navigator ? navigator.hid : null;
  useEffect(() => {
    if (hid === null) return undefined;
    const look = (): void => void hid.getDevices().then(setAllowed, () => undefined);
    look();
    hid.addEventListener('connect', look);
    hid.addEventListener('disconnect', look);
    return () => {
      hid.removeEventListener('connect', look);
      hid.removeEventListener('disconnect', look);
    };
  }, [hid]);
  if (hid === null) return <Text c="dimmed">{t('sound.buttons.notHere')}</Text>;
  const headsets = allowed.filter(({ collections }) => collections.some(({ usagePage }) => usagePage === telephonyPage));
  const choose = (): void => {
    setFailed(false);
    hid.requestDevice(telephonyFilter).then(
      (chosen) => {
        if (chosen.length === 0) return;
        void hid.getDevices().then(setAllowed, () => undefined);
        // Written anew, so that the phone page looks for it.
        onUsed(true);
      },
      () => setFailed(true),
    );
  };
  const forget = (device: HIDDevice): void =>
    void device.forget().then(() => {
      setAllowed((before) => before.filter((each) => each !== device));
      onUsed(used);
    });
  return (
    <Stack gap="xs">
      <Switch label={t('sound.buttons.use')} checked={used} onChange={({ currentTarget }) => onUsed(currentTarget.checked)} />
      {headsets.length === 0 ? <Text c="dimmed" size="sm">{t('sound.buttons.none')}</Text> : null}
      {headsets.map((device) => (
        <Group key={`${String(device.vendorId)}-${String(device.productId)}-${device.productName}`} gap="xs">
          <IconHeadset size={16} aria-hidden />
          <Text size="sm">{device.productName}</Text>
          <Button variant="subtle" color="gray" size="compact-xs" onClick={() => forget(device)}>
            {t('sound.buttons.forget')}
          </Button>
        </Group>
      ))}
      {failed ? <Alert color="yellow">{t('sound.buttons.failed')}</Alert> : null}
      <div>
        <Button variant="default" size="compact-md" onClick={choose}>
          {t('sound.buttons.choose')}
        </Button>
      </div>
    </Stack>
  );
};
