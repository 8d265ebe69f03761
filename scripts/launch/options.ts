import { Command, InvalidArgumentError } from 'commander';

export interface LaunchOptions {
  readonly open: boolean;
  readonly json: boolean;
  readonly data: string | null;
  readonly port: number | null;
  readonly calls: number;
  readonly central: string | null;
  readonly sip: string | null;
  readonly sipUser: string | null;
  readonly sipDomain: string | null;
  readonly seat: string;
  readonly host: string;
  readonly tlsCert: string | null;
  readonly tlsKey: string | null;
}

const portOf = (text: string): number => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_530) throw new InvalidArgumentError('1–65530');
  return port;
};
const rateOf = (text: string): number => {
  const rate = Number(text);
  if (!Number.isFinite(rate) || rate < 0 || rate > 600) throw new InvalidArgumentError('0–600');
  return rate;
};
const seatOf = (text: string): string => {
  const seat = /^\d+$/.test(text) ? `A${text.padStart(2, '0')}` : text.toUpperCase();
  if (!/^[A-Z]\d{2,3}$/.test(seat)) throw new InvalidArgumentError('A07');
  return seat;
};
const urlOf =
  (...protocols: readonly string[]) =>
  (text: string): string => {
    if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) {
      throw new InvalidArgumentError(protocols.map((protocol) => `${protocol}//…`).join(' | '));
    }
    return text;
  };

/** The exchange, and after a comma the one for the time it is away. */
const exchangesOf = (text: string): string => text.split(',').map(urlOf('ws:', 'wss:')).join(',');

/** Reads the command line of `npm start`. A wrong word is refused in words with exit code 2. */
export const parseOptions = (words: readonly string[]): LaunchOptions => {
  const given = new Command('npm start --')
    .description('联席工作站：嵌入式中心、训练交换机与坐席 / Lianxi workstation with embedded central and training exchange')
    .option('--no-open', '不打开窗口 / open no window')
    .option('--json', '就绪时只在标准输出打印一行 JSON / print one JSON line when ready', false)
    .option('--data <folder>', '数据目录 / data folder')
    .option('--port <number>', '工作站端口，中心与交换机用其后两个 / port of the workstation; central and exchange take the next two', portOf)
    .option('--calls <per minute>', '模拟来电数 / simulated calls per minute', rateOf, 2)
    .option('--central <url>', '用已有的中心 / use a central that is already there', urlOf('http:', 'https:'))
    .option('--sip <url>', '用已有的交换机，可加备用 ws://…,ws://… / use another exchange, with a backup after a comma', exchangesOf)
    .option('--sip-user <user>', 'SIP 用户 / SIP user')
    .option('--sip-domain <domain>', 'SIP 域 / SIP domain')
    .option('--seat <id>', '坐席 / seat', seatOf, 'A07')
    .option('--host <address>', '监听地址 / address to listen on', '127.0.0.1')
    .option('--tls-cert <file>', '证书 / certificate')
    .option('--tls-key <file>', '私钥 / its key')
    .configureOutput({ writeOut: (text) => process.stderr.write(text) })
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .allowExcessArguments(false)
    .parse([...words], { from: 'user' })
    .opts<Partial<Record<string, string>> & { open: boolean; json: boolean; port?: number; calls: number; seat: string; host: string }>();
  if ((given['tlsCert'] === undefined) !== (given['tlsKey'] === undefined)) {
    process.stderr.write('--tls-cert 与 --tls-key 要一起给出。 / --tls-cert and --tls-key go together.\n');
    process.exit(2);
  }
  return {
    open: given.open,
    json: given.json,
    data: given['data'] ?? null,
    port: given.port ?? null,
    calls: given.calls,
    central: given['central'] ?? null,
    sip: given['sip'] ?? null,
    sipUser: given['sipUser'] ?? null,
    sipDomain: given['sipDomain'] ?? null,
    seat: given.seat,
    host: given.host,
    tlsCert: given['tlsCert'] ?? null,
    tlsKey: given['tlsKey'] ?? null,
  };
};
