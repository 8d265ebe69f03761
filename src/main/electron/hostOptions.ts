import { Command } from 'commander';

/** What a seat is told when it starts as a window; the same words as the headless host's. */
export interface HostOptions {
  readonly data: string;
  readonly central: string;
  readonly seat: string;
  readonly sip: string | null;
  readonly sipUser: string;
  readonly sipDomain: string;
  readonly sipAgentUri: string;
}

/** Reads Electron's command line, which also carries switches of Chromium: those are left alone. */
export const readHostOptions = (words: readonly string[], usualData: string): HostOptions => {
  const given = new Command()
    .option('--data <folder>')
    .option('--central <url>')
    .option('--seat <id>')
    .option('--sip <url>')
    .option('--sip-user <user>')
    .option('--sip-domain <domain>')
    .option('--sip-agent-uri <uri>')
    .allowUnknownOption()
    .allowExcessArguments()
    .parse([...words], { from: 'user' })
    .opts<Partial<Record<string, string>>>();
  const seat = given['seat'] ?? 'A07';
  return {
    data: given['data'] ?? usualData,
    central: given['central'] ?? 'http://127.0.0.1:7341',
    seat,
    sip: given['sip'] ?? null,
    sipUser: given['sipUser'] ?? seat,
    sipDomain: given['sipDomain'] ?? 'lianxi.training',
    sipAgentUri: given['sipAgentUri'] ?? '',
  };
};
