import { expect, test } from 'vitest';
import { createCaller } from '#contract/rpc/createCaller.ts';
import { createMemoryPipes } from '#contract/rpc/memoryPipe.ts';
import { serveServices } from '#contract/rpc/serveServices.ts';
import { phoneService, type PhoneCommand } from '#contract/workstation/phone.ts';
import { foldSeatView, emptySeatView } from '#domain/replay/foldSeatView.ts';
import type { Line } from '#domain/tenant.ts';
import { createPhoneDesk } from './phoneDesk.ts';

const inCall = (line: Line) =>
  foldSeatView(emptySeatView(0), {
    id: '0', at: 1, happening: { type: 'rang', callId: 'a', line, number: '138', name: '', direction: 'in' },
  });

const phoneOf = async (line: Line) => {
  const desk = { view: inCall(line), onEvent: () => () => undefined };
  const service = createPhoneDesk({
    desk: desk as never,
    account: null,
    require: () => undefined,
    lines: () => [line],
    mayPauseRecording: (asked) => asked === '12345',
    onArrival: () => Promise.resolve(),
    onHandOver: () => undefined,
    askLocation: () => Promise.resolve(),
    agentAtExchange: null,
    recordingAtExchange: null,
  });
  const [here, there] = createMemoryPipes();
  serveServices({ pipe: here, services: [service], client: { connectionId: 'page' }, onFault: () => undefined });
  const phone = createCaller(there).service(phoneService);
  const commands: PhoneCommand[] = [];
  phone.subscribe.commands({}, (command) => commands.push(command));
  await expect.poll(() => phone.call.command({ type: 'mute', callId: 'a', on: true }).then(() => commands.length, () => 0)).toBeGreaterThan(0);
  return { command: phone.call.command, commands };
};

test('the recording of a 12345 call may be paused', async () => {
  const { command, commands } = await phoneOf('12345');
  await command({ type: 'record', callId: 'a', on: false });
  await expect.poll(() => commands.at(-1)).toEqual({ type: 'record', callId: 'a', on: false });
});

test('nobody pauses the recording of a 110 call; it can only be switched on', async () => {
  const { command, commands } = await phoneOf('110');
  await expect(command({ type: 'record', callId: 'a', on: false })).rejects.toMatchObject({ kind: 'refused', code: 'recording_policy' });
  await command({ type: 'record', callId: 'a', on: true });
  await expect.poll(() => commands.at(-1)).toEqual({ type: 'record', callId: 'a', on: true });
});
