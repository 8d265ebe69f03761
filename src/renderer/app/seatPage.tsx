import '@mantine/core/styles.css';
import '../ui/theme/tokens.css';
import './app.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startI18n } from '../i18n/startI18n.ts';
import { SeatServicesContext } from '../seat/seatServices.ts';
import { theme, themeVariables } from '../ui/theme/theme.ts';
import { connectWorkstation } from '../workstation/connectWorkstation.ts';
import { WorkstationContext } from '../workstation/workstationContext.ts';
import { App } from './App.tsx';
import { Failsafe } from './Failsafe.tsx';
import { ThemeOfTokens } from './ThemeOfTokens.tsx';

startI18n();
const workstation = connectWorkstation();
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={themeVariables} defaultColorScheme="auto">
        <ThemeOfTokens />
        <Failsafe>
          <WorkstationContext value={workstation}>
            <SeatServicesContext value={workstation}>
              <App />
            </SeatServicesContext>
          </WorkstationContext>
        </Failsafe>
      </MantineProvider>
    </StrictMode>,
  );
}
