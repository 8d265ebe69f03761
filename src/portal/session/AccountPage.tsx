import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useKeeper, useStored, useWork } from '../app/portalContext.ts';
import { SendStrip } from '../app/SendStrip.tsx';
import { useUnsent } from '../app/useUnsent.ts';
import { OwnPhoneField } from '../contact/OwnPhoneField.tsx';
import { useOwnPhone } from '../contact/useOwnPhone.ts';
import { commandWord } from '../words/commandWord.ts';
import { momentWords } from '../words/words.ts';
import { useWords } from '../words/useWords.ts';
import { KeepingBlock } from './KeepingBlock.tsx';
import { LookChoice } from './LookChoice.tsx';

export const AccountPage = () => {
  const { t, language } = useWords();
  const own = useOwnPhone();
  const keeper = useKeeper();
  const { session, units, retry, forget } = useWork();
  const { commands, files } = useUnsent();
  const unsent = commands.length + files.length;
  const path = useStored(units).path(session.user.unitId ?? '');
  const [asking, setAsking] = useState(false);
  const leave = (): void => {
    void keeper.logOut();
    void forget();
  };

  return (
    <>
      <header className="bar">
        <h1 className="bar-title">{t('account.title')}</h1>
      </header>
      <SendStrip />
      <main className="page">
        <section className="block">
          <p className="big">{session.user.name}</p>
          <p className="soft13">{t(`role.${session.user.role}`)} · {session.user.userId}</p>
          <p className="soft13">{path.slice(1).map(({ name }) => name).join(' · ')}</p>
        </section>
        <section className="block">
          <h2 className="label">{t('account.queue')}</h2>
          {unsent === 0 ? (
            <p>{t('account.queueNone')}</p>
          ) : (
            <Stack gap="sm">
              <ul className="queue">
                {commands.map(({ envelope, entry }) => (
                  <li key={envelope.id}>
                    <span>{t(commandWord(envelope.command))}</span>
                    <span className="soft13">
                      {entry.state === 'dead' ? t('account.queueStuck') : momentWords(envelope.at, language)}
                    </span>
                  </li>
                ))}
                {files.map(({ entry }) => (
                  <li key={entry.commandId}>
                    <span>{t('account.file')}</span>
                    <span className="soft13">{t(entry.state === 'dead' ? 'account.queueStuck' : 'photo.waiting')}</span>
                  </li>
                ))}
              </ul>
              <Button variant="outline" onClick={retry}>{t('link.retry')}</Button>
            </Stack>
          )}
        </section>
        <section className="block">
          <OwnPhoneField own={own} label="account.phone" />
        </section>
        <KeepingBlock />
        <section className="block">
          <h2 className="label">{t('account.language')} · {t('account.look')}</h2>
          <LookChoice />
        </section>
        <section className="block">
          {asking ? (
            <Stack gap="sm">
              <p role="alert">{t('account.signOutUnsent', { number: unsent })}</p>
              <Button variant="outline" onClick={() => setAsking(false)}>{t('account.stay')}</Button>
              <Button variant="default" onClick={leave}>{t('account.signOutAnyway')}</Button>
            </Stack>
          ) : (
            <Button variant="default" fullWidth onClick={unsent > 0 ? () => setAsking(true) : leave}>
              {t('account.signOut')}
            </Button>
          )}
        </section>
      </main>
    </>
  );
};
