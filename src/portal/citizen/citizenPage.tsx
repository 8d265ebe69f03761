import '@mantine/core/styles.css';
import '../look/tokens.css';
import '../look/portal.css';
import '../look/citizen.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { v4 } from 'uuid';
import { FaultGuard } from '../app/FaultGuard.tsx';
import { portalTheme, portalVariables } from '../look/portalTheme.ts';
import { createI18n } from '../words/words.ts';
import { CitizenApp } from './CitizenApp.tsx';
import { CitizenContext } from './citizenContext.ts';
import { openKept } from './keptReport.ts';
import { openCitizenDesk } from './openCitizenDesk.ts';
import { createWebClient } from './webClient.ts';

/** The composition root of the citizens' page. */
const start = async (): Promise<void> => {
  const languageKey = 'lianxi.web.language';
  const chosen = localStorage.getItem(languageKey) ?? (navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
  const i18n = await createI18n(chosen === 'en' ? 'en' : 'zh-CN');
  document.documentElement.lang = i18n.language;
  i18n.on('languageChanged', (language) => {
    document.documentElement.lang = language;
    localStorage.setItem(languageKey, language);
  });
  const client = createWebClient({
    fetch: globalThis.fetch.bind(globalThis),
    now: Date.now,
    breathe: () => new Promise((resolve) => setTimeout(resolve)),
  });
  // An id that nobody can guess stands for the whole report; one that tells the time would be half known.
  const desk = await openCitizenDesk({ client, kept: await openKept(), now: Date.now, newId: v4 });
  const root = document.getElementById('root');
  if (root === null) return;
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <MantineProvider theme={portalTheme} cssVariablesResolver={portalVariables} defaultColorScheme="auto">
          <FaultGuard>
            <CitizenContext value={desk}>
              <CitizenApp />
            </CitizenContext>
          </FaultGuard>
        </MantineProvider>
      </I18nextProvider>
    </StrictMode>,
  );
};

void start();
