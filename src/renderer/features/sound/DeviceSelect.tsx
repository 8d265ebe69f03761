import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export interface DeviceSelectProps {
  readonly label: string;
  readonly description: string;
  readonly devices: readonly MediaDeviceInfo[];
  readonly value: string;
  readonly onChange: (deviceId: string) => void;
}

/** Empty is the system's own choice; a chosen device that is not plugged in is said to be missing, and kept. */
export const DeviceSelect = ({ label, description, devices, value, onChange }: DeviceSelectProps) => {
  const { t } = useTranslation();
  const missing = value !== '' && !devices.some(({ deviceId }) => deviceId === value);
  return (
    <Select
      label={label}
      description={description}
      allowDeselect={false}
      comboboxProps={{ withinPortal: true }}
      data={[
        { value: '', label: t('sound.systemChoice') },
        ...devices.map(({ deviceId, label: name }, index) => ({ value: deviceId, label: name === '' ? t('sound.unnamed', { n: index + 1 }) : name })),
        ...(missing ? [{ value, label: t('sound.missing') }] : []),
      ]}
      value={value}
      error={missing ? t('sound.missingHint') : undefined}
      onChange={(next) => onChange(next ?? '')}
    />
  );
};
