import { Button, Kbd, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '#domain/case/case.ts';
import { codeSentence } from '../../../seat/refusalSentence.ts';
import { useShortcut } from '../../../ui/keys/useShortcut.ts';
import styles from '../cases.module.css';
import type { Act } from './act.ts';
import type { OpenSheet } from './ActSheet.tsx';
import { useOffers } from './useOffers.ts';

/** So many stand beside one another; the rest is in the menu. */
const beside = 5;
/** What should be done next is solid: a case that nobody has yet wants to be sent, unless it is on offer to another. */
const next: readonly Act[] = ['dispatch'];

interface ActBarProps {
  readonly state: Case;
  readonly readOnly: boolean;
  readonly open: OpenSheet | null;
  readonly onOpen: (act: OpenSheet | null) => void;
}

/** What the rules let this person do now. What they refuse says why in its place. */
export const ActBar = ({ state, readOnly, open, onOpen }: ActBarProps) => {
  const { t } = useTranslation();
  const [menu, setMenu] = useState(false);
  const offers = useOffers(state);
  useShortcut({ keys: 'A', label: t('acts.menu'), action: () => setMenu(true) });
  if (offers.length === 0) return null;
  const possible = offers.filter(({ why }) => why === null).map(({ act }) => act);
  const first = possible.slice(0, beside);
  const rest = offers.filter(({ act }) => !first.includes(act));
  const name = (act: Act): string => t(`acts.name.${act === 'secrecy' && state.content.secret ? 'reveal' : act}`);
  return (
    <div className={styles['acts']} role="toolbar" aria-label={t('acts.title')}>
      {first.map((act) => (
        <Button
          key={act}
          size="compact-md"
          variant={next.includes(act) && open === null && state.handover === undefined ? 'filled' : 'default'}
          aria-pressed={open === act}
          disabled={readOnly}
          onClick={() => onOpen(open === act ? null : act)}
        >
          {name(act)}
        </Button>
      ))}
      {rest.length === 0 ? null : (
        <Menu opened={menu} onChange={setMenu} position="top-end" shadow="md" withinPortal>
          <Menu.Target>
            <Button size="compact-md" variant="default" leftSection={<IconDots size={14} aria-hidden />} rightSection={<Kbd size="xs" aria-hidden>A</Kbd>}>
              {t('acts.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map(({ act, why }) =>
              why === null ? (
                <Menu.Item key={act} disabled={readOnly} onClick={() => onOpen(act)}>
                  {name(act)}
                </Menu.Item>
              ) : (
                <Menu.Label key={act}>
                  <b>{name(act)}</b> {codeSentence(t, why)}
                </Menu.Label>
              ),
            )}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
};
