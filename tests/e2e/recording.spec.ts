import { expect, test, type Page } from '@playwright/test';
import { startStack, type Stack } from '../support/startStack.ts';
import { becomeAvailable, picture, seatOf, startShift } from './seatActions.ts';

let stack: Stack;

test.beforeEach(async () => {
  stack = await startStack(['exchange', 'central', 'station']);
});
test.afterEach(() => stack.stop());

test('the call-taker recalls what was just said during the call; the seat’s copy survives a kill -9 and reaches the central', async ({ page, request }) => {
  const seat = await startShift(page, stack.workstationUrl());
  await becomeAvailable(page);
  const callId = await stack.ring('blocked-sewer', '12345');
  await expect(seat.getByRole('button', { name: /接听/ }).first()).toBeVisible();
  await page.keyboard.press('F2');
  await expect(seat.getByRole('button', { name: '录音中' })).toBeVisible();
  await seat.getByRole('button', { name: '回听' }).click();
  const wave = seat.getByRole('img', { name: /录音波形/ });
  // Pieces are some seconds long: the first are there a little after the answer.
  await expect(async () => {
    if (!(await wave.isVisible())) {
      await seat.getByRole('button', { name: '回听' }).click();
      await seat.getByRole('button', { name: '回听' }).click();
    }
    await expect(wave).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 40_000 });
  await seat.getByRole('button', { name: '载入刚才的话' }).click();
  await picture(page, 'recall');

  await seat.getByRole('button', { name: '录音中' }).click();
  await expect(seat.getByRole('button', { name: '录音已暂停' })).toBeVisible();
  await expect(seat.getByText('暂停录音').first()).toBeVisible();
  await seat.getByRole('button', { name: '录音已暂停' }).click();
  await expect(seat.getByRole('button', { name: '录音中' })).toBeVisible();

  // The exchange's recording, which is the evidence, paused too and has the mark.
  await expect
    .poll(async () => ((await stack.exchange('/recordings')) as { recordings: { callId: string; marks: { by: string; to: number | null }[] }[] }).recordings.find((each) => each.callId === callId)?.marks.map(({ by, to }) => `${by} ${to === null ? 'open' : 'over'}`))
    .toEqual(['A07 over']);

  await stack.kill('station');
  await stack.start('station');
  await expect(seatOf(page).getByText('电话正常', { exact: false }).first()).toBeVisible();
  await expect(seat.getByRole('button', { name: '录音中' })).toBeVisible();
  await page.keyboard.press('F10');
  await expect(seat.getByText('本席已挂断').or(seat.getByText('来电人已挂断')).first()).toBeVisible();

  expect(await loudness(page, callId)).toBeGreaterThan(0.01);
  const heard = async (user: string): Promise<readonly string[]> => {
    const login = await request.post(`${stack.centralUrl}/api/login`, { data: { user, password: 'lianxi-2026' } });
    const { accessToken } = (await login.json()) as { accessToken: string };
    const answer = await request.get(`${stack.centralUrl}/api/recordings/${callId}`, { headers: { authorization: `Bearer ${accessToken}` } });
    return ((await answer.json()) as { chunks: { leg: string; index: number }[] }).chunks.map(({ leg, index }) => `${leg} ${index}`);
  };
  await expect.poll(() => heard('chen.jing'), { timeout: 60_000 }).toEqual(expect.arrayContaining(['caller 0', 'seat 0', 'caller 1', 'seat 1']));
  const pieces = await heard('chen.jing');
  expect(new Set(pieces).size).toBe(pieces.length);
  expect(await heard('wangge.guoliang1')).toEqual([]);
  expect(await heard('wang.min')).toEqual([]);
});

/** Loudest sample of the caller's leg as the seat plays it: 0 is silence. */
const loudness = (page: Page, callId: string): Promise<number> =>
  page.evaluate(async (id) => {
    const socket = new WebSocket(new URL('/rpc', location.href.replace('http', 'ws')));
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    const ask = (number: number, method: string, params: unknown) =>
      new Promise<Record<string, unknown>>((resolve, reject) => {
        socket.addEventListener('message', ({ data }) => {
          const answer = JSON.parse(String(data)) as { readonly t: string; readonly id: number; readonly value: Record<string, unknown> };
          if (answer.id === number) (answer.t === 'result' ? resolve : reject)(answer.value);
        });
        socket.send(JSON.stringify({ t: 'call', id: number, service: 'recordings', method, params }));
      });
    const { chunks } = (await ask(1, 'list', { callId: id })) as { chunks: { leg: string; index: number }[] };
    let loudest = 0;
    for (const [position, { leg, index }] of chunks.filter((chunk) => chunk.leg === 'caller').entries()) {
      const { content } = await ask(position + 2, 'read', { callId: id, leg, index });
      const bytes = Uint8Array.from(atob(String(content)), (letter) => letter.charCodeAt(0));
      const audio = await new OfflineAudioContext(1, 1, 8_000).decodeAudioData(bytes.buffer);
      loudest = audio.getChannelData(0).reduce((most, sample) => Math.max(most, Math.abs(sample)), loudest);
    }
    socket.close();
    return loudest;
  }, callId);
