import '@mantine/core/styles.css';
import './look/tokens.css';
import './look/portal.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { v7 } from 'uuid';
import { FaultGuard } from './app/FaultGuard.tsx';
import { KeeperContext } from './app/portalContext.ts';
import { PortalApp } from './app/PortalApp.tsx';
import { createCentralClient } from './central/centralClient.ts';
import { openWork } from './app/openWork.ts';
import { portalTheme, portalVariables } from './look/portalTheme.ts';
import { listenForHints } from './replica/listenForHints.ts';
import { createSessionKeeper } from './session/sessionKeeper.ts';
import { createAlone } from './vault/createAlone.ts';
import { openVault } from './vault/openVault.ts';
import { watchInstaller } from './worker/installer.ts';
import { registerWorker } from './worker/registerWorker.ts';
import { createI18n } from './words/words.ts';

/** The composition root of the portal: the browser's own things come in here and nowhere else. */
const start = async (): Promise<void> => {
  const languageKey = 'lianxi.portal.language';
  const storage = globalThis.localStorage;
  const fetch = globalThis.fetch.bind(globalThis);
  const i18n = await createI18n(storage.getItem(languageKey) === 'en' ? 'en' : 'zh-CN');
  const followLanguage = (language: string): void => {
    document.documentElement.lang = language;
    storage.setItem(languageKey, language);
  };
  followLanguage(i18n.language);
  i18n.on('languageChanged', followLanguage);

  // Web Locks exist on https and on loopback only; elsewhere one tab is the usual case.
  const locks = 'locks' in navigator ? navigator.locks : undefined;
  const alone = createAlone(locks);
  const keeper = createSessionKeeper({
    storage,
    fetch,
    exclusively: async (name, act) => (locks === undefined ? await act() : await locks.request(name, act)),
  });
  const client = createCentralClient({ fetch, keeper });
  const listen = (onHint: (epoch: string, head: number) => void): (() => void) =>
    listenForHints({
      url: `${location.origin.replace(/^http/u, 'ws')}/api/hints`,
      token: () => keeper.state().session?.accessToken ?? null,
      onHint,
    });

  watchInstaller();
  if (import.meta.env.PROD) registerWorker();
  const root = document.getElementById('root');
  if (root === null) return;
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <MantineProvider theme={portalTheme} cssVariablesResolver={portalVariables} defaultColorScheme="auto">
          <FaultGuard>
            <KeeperContext value={keeper}>
              <PortalApp
                openWork={async (session) => {
                  const vault = await openVault(session.user.userId);
                  return openWork({ session, client, vault, alone, listen, storage, now: Date.now, chance: Math.random, newId: v7 });
                }}
              />
            </KeeperContext>
          </FaultGuard>
        </MantineProvider>
      </I18nextProvider>
    </StrictMode>,
  );
};

void start();
