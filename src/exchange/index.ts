import { Command } from 'commander';
import * as z from 'zod';
import { loadVoices } from './callers/callerScripts.ts';
import { createExchange } from './createExchange.ts';
import { takePrecedence } from './takePrecedence.ts';

const options = new Command('exchange')
  .description('The embedded training exchange: simulated callers ring real SIP phones')
  .option('--port <number>', 'port of SIP over WebSocket and of the event stream', Number, 7342)
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .option('--calls <per minute>', 'simulated calls per minute', Number, 2)
  .option('--recordings <folder>', 'record every answered call there; without it nothing is recorded')
  .option('--pausable <lines>', 'lines on which a call-taker may pause the recording', '12345')
  .option('--notice <lines>', 'lines whose callers are told that they are recorded; empty for none', '12345,110')
  .parse()
  .opts<{ port: number; host: string; calls: number; recordings?: string; pausable: string; notice: string }>();

const accountsSchema = z.array(z.object({ user: z.string().min(1), password: z.string().min(8), supervisor: z.boolean().default(false) }));
const { env } = process;

const main = async (): Promise<void> => {
  takePrecedence();
  const exchange = await createExchange({
    host: options.host,
    port: options.port,
    accounts: accountsSchema.parse(JSON.parse(env['LIANXI_EXCHANGE_ACCOUNTS'] ?? '[]')),
    callsPerMinute: options.calls,
    recordings: options.recordings === undefined ? null : { folder: options.recordings, mayPause: (line) => line !== null && options.pausable.split(',').includes(line) },
    notice: (line) => options.recordings !== undefined && options.notice.split(',').includes(line),
    voices: loadVoices(new URL('../../resources/voices/', import.meta.url)),
    token: env['LIANXI_EXCHANGE_TOKEN'] ?? '',
    now: Date.now,
    random: Math.random,
  });
  process.send?.({ ready: true, port: exchange.port });
  process.stderr.write(`exchange ready on port ${exchange.port}\n`);
  const stop = (): void => {
    exchange.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop);
};

main().catch((error: unknown) => {
  process.stderr.write(`exchange cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
