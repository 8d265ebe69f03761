import { mkdir } from 'node:fs/promises';
import { pino } from 'pino';
import { errorSerializers } from '#contract/errorForLog.ts';
import { electronPort, messagePortPipe } from '#contract/rpc/messagePortPipe.ts';
import type { MessagePipe } from '#contract/rpc/messagePipe.ts';
import { composeWorkstation, type Workstation } from './composeWorkstation.ts';
import type { HostOptions } from './electron/hostOptions.ts';
import { hostMessageSchema } from './electron/stationMessages.ts';
import type { Platform, WorkerName } from './platform.ts';
import { readMapTiles } from './storage/mapTiles.ts';

/** The workstation's services as an Electron utility process: SQLite never runs on the process that draws. */
const { parentPort } = process;
const answers = new Map<string, (value: string) => void>();
const early: MessagePipe[] = [];
let workstation: Workstation | null = null;

const platformOf = ({ data }: HostOptions): Platform => ({
  dataFolder: data,
  resources: new URL('../../resources/', import.meta.url),
  workerUrl: (name: WorkerName) => new URL(`${name}Worker.js`, import.meta.url),
  showRing: (ring) => parentPort.postMessage({ type: 'ring', ring }),
  secret: (name, make) =>
    new Promise((resolve) => {
      answers.set(name, resolve);
      parentPort.postMessage({ type: 'secret', name, proposed: make() });
    }),
});

const start = async (options: HostOptions): Promise<void> => {
  await mkdir(options.data, { recursive: true, mode: 0o700 });
  const { env } = process;
  const platform = platformOf(options);
  workstation = await composeWorkstation({
    platform,
    tiles: readMapTiles(platform.resources, env['LIANXI_MAP_KEY'] ?? ''),
    centralUrl: options.central,
    seatId: options.seat,
    sipAccount:
      options.sip === null
        ? null
        : {
            server: options.sip.split(',')[0] ?? '',
            backupServer: options.sip.split(',')[1] ?? '',
            user: options.sipUser,
            domain: options.sipDomain,
            password: env['LIANXI_SIP_PASSWORD'] ?? '',
            agentStateUri: options.sipAgentUri,
          },
    enrolmentCode: env['LIANXI_ENROLMENT_CODE'] ?? null,
    demo: false,
    remoteTriageUrl: env['LIANXI_TRIAGE_URL'] ?? null,
    now: Date.now,
    log: pino({ name: 'station', base: null, serializers: errorSerializers }),
    onFatal: () => process.exit(70),
  });
  for (const pipe of early.splice(0)) workstation.serve(pipe);
};

parentPort.on('message', ({ data, ports }) => {
  const message = hostMessageSchema.safeParse(data);
  if (!message.success) return;
  switch (message.data.type) {
    case 'start':
      start(message.data.options).catch((error: unknown) => {
        console.error(error);
        process.exit(1);
      });
      return;
    case 'page': {
      const [port] = ports;
      if (port === undefined) return;
      const pipe = messagePortPipe(electronPort(port));
      if (workstation === null) early.push(pipe);
      else workstation.serve(pipe);
      return;
    }
    case 'secret':
      answers.get(message.data.name)?.(message.data.value);
      return;
    default:
      message.data satisfies never;
  }
});
