import { Button, Kbd } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CaseCommand } from '#domain/case/command.ts';
import { useShortcut } from '../../../ui/keys/useShortcut.ts';
import styles from '../cases.module.css';
import type { Undoable } from './undo.ts';

export interface Undo {
  readonly of: Undoable;
  readonly commands: readonly CaseCommand[];
}

/** What was just done, and the way back. */
export const UndoStrip = ({ undo, onUndo }: { readonly undo: Undo; readonly onUndo: (commands: readonly CaseCommand[]) => void }) => {
  const { t } = useTranslation();
  const back = (): void => onUndo(undo.commands);
  useShortcut({ keys: 'U', label: t('acts.undo'), action: back });
  return (
    <p role="status" className={styles['undo']}>
      {t('acts.done', { what: t(`acts.command.${undo.of}`) })}
      <Button size="compact-xs" variant="subtle" leftSection={<IconArrowBackUp size={14} aria-hidden />} rightSection={<Kbd size="xs" aria-hidden>U</Kbd>} onClick={back}>
        {t('acts.undo')}
      </Button>
    </p>
  );
};
