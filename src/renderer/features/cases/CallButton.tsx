import type { CallAbout } from '#domain/replay/seatView.ts';
import type { Line } from '#domain/tenant.ts';
import { Button } from '@mantine/core';
import { IconPhoneOutgoing } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkstation } from '../../workstation/workstationContext.ts';

export interface CallButtonProps {
  readonly number: string;
  readonly line: Line;
  readonly about: CallAbout;
  readonly label: string;
  readonly readOnly: boolean;
}

/** Dials for the case: the record of the call becomes evidence of contact by itself. */
export const CallButton = ({ number, line, about, label, readOnly }: CallButtonProps) => {
  const { t } = useTranslation();
  const { phone } = useWorkstation();
  const [failed, setFailed] = useState(false);
  const dialled = number.replaceAll(/[\s-]/gu, '');
  if (!/^[\w+*#.]{1,40}$/u.test(dialled)) return null;
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconPhoneOutgoing size={14} aria-hidden />}
        disabled={readOnly}
        onClick={() => {
          setFailed(false);
          phone.call.command({ type: 'dial', number: dialled, line, about }).catch(() => setFailed(true));
        }}
      >
        {label}
      </Button>
      {failed ? (
        <span role="alert" className="c-urgent t12">
          {t('cases.call.noPhone')}
        </span>
      ) : null}
    </>
  );
};
