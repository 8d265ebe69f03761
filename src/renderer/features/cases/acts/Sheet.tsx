import { Button, Kbd } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '#domain/case/case.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import styles from '../cases.module.css';

/** What every sheet is given. */
export interface SheetProps {
  readonly state: Case;
  readonly readOnly: boolean;
  /** All or none; false when refused, with the reason shown beside the sheet. */
  readonly onGive: (commands: readonly CaseCommand[]) => Promise<boolean>;
  readonly onClose: () => void;
}

interface FrameProps extends SheetProps {
  readonly title: string;
  /** What it does, to whom, what they will see. */
  readonly effect: string;
  readonly submit: string;
  /** Null while something is missing. */
  readonly commands: readonly CaseCommand[] | null;
  /** Says what is missing, beside the button. */
  readonly missing: string;
  readonly onGiven: () => void;
  readonly children: ReactNode;
}

/** The frame of an act: beside the case, never over it. Ctrl+Enter gives, Escape puts it away with its text kept. */
export const Sheet = ({ title, effect, submit, commands, missing, readOnly, onGive, onGiven, onClose, children }: FrameProps) => {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const frame = useRef<HTMLElement>(null);
  useEffect(() => frame.current?.querySelector<HTMLElement>('input:not([type=radio]):not([type=checkbox]), textarea')?.focus(), []);
  const give = async (): Promise<void> => {
    if (commands === null || busy || readOnly) return;
    setBusy(true);
    const given = await onGive(commands);
    setBusy(false);
    if (!given) return;
    onGiven();
    onClose();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return;
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && event.ctrlKey) void give();
    else return;
    event.preventDefault();
  };
  return (
    <section ref={frame} className={styles['sheet']} aria-label={title} onKeyDown={onKey}>
      <div className={styles['sheetHead']}>
        <b>{title}</b>
        <span className="soft">{effect}</span>
      </div>
      <div className={styles['sheetBody']}>{children}</div>
      <div className={styles['sheetFoot']}>
        <Button disabled={commands === null || busy || readOnly} rightSection={<Kbd size="xs" aria-hidden>Ctrl ↵</Kbd>} onClick={() => void give()}>
          {submit}
        </Button>
        <Button variant="subtle" color="gray" rightSection={<Kbd size="xs" aria-hidden>Esc</Kbd>} onClick={onClose}>
          {t('acts.close')}
        </Button>
        <span className="muted t12" role="status">
          {readOnly ? t('acts.readOnly') : commands === null ? missing : ''}
        </span>
      </div>
    </section>
  );
};
