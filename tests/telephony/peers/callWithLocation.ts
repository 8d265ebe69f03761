import { setTimeout as pause } from 'node:timers/promises';
import { there } from '../apart.ts';
import { startGroup } from './processes.ts';

/** sipp calls with a multipart INVITE that says where the caller is, and hangs up two seconds after the answer. */
export const callWithLocation = async (target: string, number: string, log: string): Promise<void> => {
  const scenario = new URL('locatedCaller.xml', import.meta.url).pathname;
  const sipp = startGroup(
    'sipp',
    ['-sf', scenario, '-s', number, '-i', there, '-p', '15190', '-m', '1', '-d', '2000', '-nostdin', '-timeout', '30s', target],
    log,
  );
  while (sipp.running) await pause(100);
};
