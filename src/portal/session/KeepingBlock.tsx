import { Button } from '@mantine/core';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { askToKeep } from '../vault/openVault.ts';
import { useWords } from '../words/useWords.ts';
import { installer } from '../worker/installer.ts';

/** Whether the system may clear what waits, and the way to install the portal as an app; nothing where a browser offers neither. */
export const KeepingBlock = () => {
  const { t } = useWords();
  const [kept, setKept] = useState<boolean | null>(null);
  const install = useSyncExternalStore(installer.onChange, installer.get);
  useEffect(() => {
    let gone = false;
    void askToKeep().then((answer) => {
      if (!gone) setKept(answer);
    });
    return () => {
      gone = true;
    };
  }, []);
  if (kept === null && install === null) return null;
  return (
    <section className="block">
      <h2 className="label">{t('account.keeping')}</h2>
      {kept !== null && <p>{t(kept ? 'account.keeping.kept' : 'account.keeping.evictable')}</p>}
      {install !== null && (
        <>
          <Button variant="outline" fullWidth mt="sm" onClick={install}>{t('account.install')}</Button>
          <p className="soft13 why">{t('account.installHint')}</p>
        </>
      )}
    </section>
  );
};
