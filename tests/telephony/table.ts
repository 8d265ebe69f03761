import { peerNames, type PeerName } from './peers/peer.ts';

export type Cell = { readonly kind: 'pass'; readonly seconds: number } | { readonly kind: 'n/a' | 'FAIL'; readonly why: string };
export type Table = ReadonlyMap<string, ReadonlyMap<PeerName, Cell>>;

/** Scenario → peer → why this peer cannot have it: `n/a: reason`. */
export type Capabilities = Readonly<Record<string, Readonly<Partial<Record<string, string>>>>>;

/** What is wrong with the matrix itself: cells about nothing, and skips nobody explains. */
export const faultsOf = (capabilities: Capabilities, scenarios: readonly string[]): readonly string[] =>
  Object.entries(capabilities).flatMap(([scenario, cells]) => [
    ...(scenarios.includes(scenario) ? [] : [`capabilities.json names a scenario that is not there: ${scenario}`]),
    ...Object.entries(cells).flatMap(([peer, why]) => [
      ...(peerNames.some((known) => known === peer) ? [] : [`capabilities.json names a peer that is not there: ${peer} (${scenario})`]),
      ...(/^n\/a: \S/u.test(why ?? '') ? [] : [`capabilities.json does not say why ${peer} has no ${scenario}: "n/a: reason"`]),
    ]),
  ]);

const textOf = (cell: Cell | undefined): string => (cell === undefined ? 'MISSING' : cell.kind === 'pass' ? `${cell.seconds.toFixed(1)} s` : cell.kind);

/** Peer × scenario with times, then every reason, then `N passed, N failed, N skipped`. A cell that is not there has failed. */
export const printTable = (table: Table, peers: readonly PeerName[]): { readonly failed: number } => {
  const width = Math.max(...[...table.keys()].map(({ length }) => length));
  const line = (first: string, cells: readonly string[]): string => `${first.padEnd(width)}  ${cells.map((each) => each.padStart(9)).join('  ')}\n`;
  const reasons: string[] = [];
  const totals = { passed: 0, failed: 0, skipped: 0 };
  process.stdout.write(`\n${line('', peers)}`);
  for (const [name, cells] of table) {
    process.stdout.write(line(name, peers.map((peer) => textOf(cells.get(peer)))));
    for (const peer of peers) {
      const cell = cells.get(peer);
      if (cell?.kind === 'pass') totals.passed += 1;
      else if (cell?.kind === 'n/a') totals.skipped += 1;
      else totals.failed += 1;
      if (cell?.kind === 'n/a') reasons.push(`${peer}, ${name}: ${cell.why}`);
      if (cell?.kind === 'FAIL') reasons.push(`${peer}, ${name}: FAIL ${cell.why}`);
    }
  }
  process.stdout.write(`\n${reasons.join('\n')}\n\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
  return totals;
};
