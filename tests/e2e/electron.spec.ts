import { existsSync } from 'node:fs';
import { _electron as electron, expect, test } from '@playwright/test';
import { startStack } from '../support/startStack.ts';

const binary = 'node_modules/electron/dist/electron';

test('the window opens, asks for nobody but the microphone, and shows the sign-in page', async () => {
  test.skip(!existsSync(binary), 'Electron’s binary is not on this machine (it is fetched from GitHub on first use)');
  const stack = await startStack(['exchange', 'central']);
  const app = await electron.launch({ args: ['.', '--central', stack.centralUrl, '--data', stack.folder] });
  try {
    const window = await app.firstWindow();
    await expect(window.getByLabel('工号')).toBeVisible();
  } finally {
    await app.close();
    await stack.stop();
  }
});
