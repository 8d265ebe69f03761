import { Command, InvalidArgumentError } from 'commander';
import { callsAtOnce } from './callsAtOnce.ts';
import { callsInARow } from './callsInARow.ts';
import { printFigures, type Figure } from './figure.ts';
import { keystrokes, keystrokesWhilePulling } from './keystrokes.ts';
import { seatRings } from './painted.ts';
import { placeSearch } from './placeSearch.ts';
import { caseSearch } from './caseSearch.ts';
import { starts } from './starts.ts';
import { transfer } from './transfer.ts';
import { triageTimes } from './triageTimes.ts';

/** `npm run bench -- [names] [--cases N]`: the figures of docs and README, as one JSON line and a table. */
const groups: Readonly<Record<string, (cases: number) => Promise<readonly Figure[]>>> = {
  starts,
  transfer,
  keys: keystrokes,
  pull: keystrokesWhilePulling,
  triage: () => Promise.resolve(triageTimes(400)),
  places: () => Promise.resolve(placeSearch()),
  calls: callsAtOnce,
  row: callsInARow,
  painted: seatRings,
  search: caseSearch,
};
const names = Object.keys(groups);

const command = new Command('bench')
  .description('Measures this machine with the product on it')
  .argument('[names...]', `what to measure: ${names.join(', ')}; all of it without a name`)
  .option(
    '--cases <number>',
    'cases in the store that is searched and whose caller rings',
    (text) => {
      if (!/^\d+$/.test(text) || Number(text) < 1_000) throw new InvalidArgumentError('a whole number of at least 1000');
      return Number(text);
    },
    100_000,
  )
  .exitOverride()
  .configureOutput({ writeErr: (text) => process.stderr.write(text) });

const main = async (): Promise<void> => {
  command.parse();
  const { cases } = command.opts<{ cases: number }>();
  const wanted = command.args.length === 0 ? names : command.args;
  const unknown = wanted.filter((name) => groups[name] === undefined);
  if (unknown.length > 0) command.error(`unknown: ${unknown.join(', ')}; there are ${names.join(', ')}`, { exitCode: 2 });
  const figures: Figure[] = [];
  for (const name of wanted) {
    process.stderr.write(`${name} …\n`);
    figures.push(...((await groups[name]?.(cases)) ?? []));
  }
  printFigures(figures);
};

main().catch((error: unknown) => {
  const isCommand = error instanceof Error && 'exitCode' in error;
  if (!isCommand) process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(isCommand && error.exitCode === 0 ? 0 : isCommand ? 2 : 1);
});
