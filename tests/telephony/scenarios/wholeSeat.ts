import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { becomeAvailable, startShift } from '../../e2e/seatActions.ts';
import type { Scenario } from './scenario.ts';

const launcher = new URL('../../../scripts/launch/launch.ts', import.meta.url).pathname;

/** `npm start -- --sip …`: the product as it is started, with this exchange instead of its own, takes a call of it. */
export const wholeSeat: Scenario = async ({ peer, newPage }) => {
  const [account] = peer.accounts;
  const data = mkdtempSync(join(tmpdir(), 'lianxi-sip-'));
  const words = ['--no-open', '--json', '--data', data, '--sip', account.server, '--sip-user', account.user, '--sip-domain', account.domain];
  const started = spawn(process.execPath, [launcher, ...words], {
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    env: { ...process.env, LIANXI_SIP_PASSWORD: account.password },
  });
  const ended = new Promise<void>((resolve) => started.once('exit', () => resolve()));
  try {
    const page = await newPage();
    await startShift(page, await workstationOf(started));
    await becomeAvailable(page);
    await peer.available(account.user);
    void peer.call('patient');
    const seat = page.frameLocator('iframe');
    await expect(seat.getByRole('button', { name: /接听/ }).first()).toBeVisible({ timeout: 40_000 });
    await page.keyboard.press('F2');
    await expect(seat.getByRole('button', { name: /挂断/ })).toBeVisible({ timeout: 40_000 });
    await page.keyboard.press('F4');
    await expect(seat.getByLabel('坐席、分机或号码')).toBeFocused();
    await page.screenshot({ path: `.cache/screenshots/transfer-panel-${peer.name}.png` });
  } finally {
    started.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  }
};

const workstationOf = (started: ReturnType<typeof spawn>): Promise<string> =>
  new Promise((resolve, reject) => {
    let out = '';
    started.once('exit', (code) => reject(new Error(`npm start ended with ${code}`)));
    started.stdout?.on('data', (text) => {
      out += String(text);
      if (out.includes('\n')) resolve((JSON.parse(out) as { readonly workstation: string }).workstation);
    });
  });
