import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import type { PeerName } from './peers/peer.ts';
import { scenarioList } from './scenarios/scenarioList.ts';
import { faultsOf, printTable, type Capabilities, type Cell } from './table.ts';

describe('the capability matrix', () => {
  it('is about scenarios and peers that are there, each with its reason', () => {
    const matrix = JSON.parse(readFileSync(new URL('capabilities.json', import.meta.url), 'utf8')) as Capabilities;
    expect(faultsOf(matrix, Object.keys(scenarioList))).toEqual([]);
  });

  it.each([
    ['a scenario that went away', { gone: { kamailio: 'n/a: no queue' } }],
    ['a peer that went away', { ring: { freeswitch: 'n/a: no queue' } }],
    ['a skip without a reason', { ring: { kamailio: 'n/a: ' } }],
    ['a skip in other words', { ring: { kamailio: 'flaky' } }],
  ])('refuses %s', (_what, matrix) => {
    expect(faultsOf(matrix, ['ring'])).toHaveLength(1);
  });
});

describe('the table', () => {
  it('counts what passed, failed, was explained, and fails what is not there', () => {
    const written: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    const pass: Cell = { kind: 'pass', seconds: 1.25 };
    const row = (asterisk: Cell): ReadonlyMap<PeerName, Cell> => new Map<PeerName, Cell>([['embedded', pass], ['asterisk', asterisk]]);
    const { failed } = printTable(
      new Map([
        ['ring', row({ kind: 'FAIL', why: 'no rang' })],
        ['park', row({ kind: 'n/a', why: 'keeps no calls' })],
      ]),
      ['embedded', 'asterisk', 'kamailio'],
    );
    vi.restoreAllMocks();
    expect(failed).toBe(3);
    expect(written.join('')).toMatch(/ring +1\.3 s +FAIL +MISSING\n/u);
    expect(written.join('')).toContain('asterisk, park: keeps no calls');
    expect(written.join('')).toMatch(/\n2 passed, 3 failed, 1 skipped\n$/u);
  });
});
