import { Button, Group } from '@mantine/core';
import { IconEar, IconMessage, IconUsersPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { superviseCode, type SuperviseMode } from '#domain/seat/dialCodes.ts';
import type { Line } from '#domain/tenant.ts';
import { useWorkstation } from '../../workstation/workstationContext.ts';

const modes = [
  ['listen', IconEar],
  ['whisper', IconMessage],
  ['barge', IconUsersPlus],
] as const satisfies readonly (readonly [SuperviseMode, typeof IconEar])[];

/** 监听、密语、插话: each is a call of its own that the exchange allows to supervisors, and each is on record. */
export const SuperviseKeys = ({ seat, line, isFree }: { readonly seat: string; readonly line: Line; readonly isFree: boolean }) => {
  const { t } = useTranslation();
  const { phone } = useWorkstation();
  const [failed, setFailed] = useState(false);
  return (
    <Group gap={4} ml="auto" wrap="nowrap">
      {failed ? (
        <span role="alert" className="c-urgent t12">
          {t('queue.supervise.noPhone')}
        </span>
      ) : null}
      {modes.map(([mode, Icon]) => (
        <Button
          key={mode}
          variant="default"
          size="compact-xs"
          disabled={!isFree}
          title={t(`queue.supervise.${mode}Hint`)}
          leftSection={<Icon size={14} aria-hidden />}
          onClick={() => {
            setFailed(false);
            phone.call.command({ type: 'dial', number: superviseCode(mode, seat), line }).catch(() => setFailed(true));
          }}
        >
          {t(`queue.supervise.${mode}`)}
        </Button>
      ))}
    </Group>
  );
};
