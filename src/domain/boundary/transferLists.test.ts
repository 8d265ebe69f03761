import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleBook, triageRules } from '../../../tests/support/ruleBook.ts';
import { assess } from '../triage/assess.ts';
import { applyTransferLists, itemOfCategory } from './applyTransferLists.ts';
import { checkTransferLists, type ListContext } from './checkTransferLists.ts';
import { compareRuleSets } from './compareRuleSets.ts';
import { inForceAt, versionName, wasInForce, type RuleSetVersion } from './ruleSet.ts';
import type { TransferItem, TransferLists } from './transferList.ts';

const shipped = JSON.parse(readFileSync(new URL('../../../resources/rules/transferLists.json', import.meta.url), 'utf8')) as TransferLists;
const departments = JSON.parse(readFileSync(new URL('../../../resources/demo/departments.json', import.meta.url), 'utf8')) as readonly { code: string }[];
const context: ListContext = {
  categories: new Set(ruleBook.categories.map(({ id }) => id)),
  units: new Set(departments.map(({ code }) => code)),
  critical: new Set(triageRules.categories.filter(({ urgency }) => urgency === 'critical').map(({ category }) => category)),
};
const [sample] = shipped.items.filter(({ id }) => id === 'B01');
const item = (change: Partial<TransferItem>): TransferItem => ({ ...(sample as TransferItem), ...change });
const codes = (...items: readonly TransferItem[]): readonly string[] => checkTransferLists(items, context).map(({ code }) => code);

describe('the two lists that ship', () => {
  it('have nothing against publication, and twenty matters or more in each direction', () => {
    expect(checkTransferLists(shipped.items, context)).toEqual([]);
    for (const direction of ['12345_to_110', '110_to_12345']) {
      expect(shipped.items.filter((each) => each.direction === direction).length).toBeGreaterThanOrEqual(20);
    }
  });

  it('say the same as the rules of triage of every category, so that citing them changes no verdict', () => {
    const differing = triageRules.categories.filter(({ category, verdict }) => {
      const listed = itemOfCategory(shipped.items, category, '2026-11-24');
      return listed !== null && (listed.verdict === 'non_police') !== (verdict === 'non_police');
    });
    expect(differing.map(({ category }) => category)).toEqual([]);
  });
});

describe('checking the lists', () => {
  it('finds what keeps them from being published', () => {
    expect(codes(item({ basis: ' ' }))).toEqual(['basis_missing']);
    expect(codes(item({ matter: '' }))).toEqual(['matter_missing']);
    expect(codes(item({ categories: [] }))).toEqual(['category_missing']);
    expect(codes(item({ categories: ['nirgends'] }))).toEqual(['category_unknown']);
    expect(codes(item({ unit: 'nobody' }))).toEqual(['unit_unknown']);
    expect(codes(item({ effectiveUntil: '2026-01-01' }))).toEqual(['dates_reversed']);
    expect(codes(item({ verdict: 'police' }))).toEqual(['direction_contradicted']);
    expect(codes(item({}), item({}))).toEqual(['id_twice']);
  });

  it('lets nobody divert what is a danger to life by its category', () => {
    expect(codes(item({ categories: ['xianqing.huozai'] }))).toContain('danger_diverted');
  });

  it('finds two items that say different things of one category on the same day, and only then', () => {
    const other = item({ id: 'A99', direction: '12345_to_110', verdict: 'police', unit: 'gongan' });
    expect(codes(item({}), other)).toEqual(['category_contradicted']);
    expect(codes(item({ effectiveUntil: '2026-11-30' }), { ...other, effectiveFrom: '2026-12-01' })).toEqual([]);
  });
});

describe('the lists on top of the engine', () => {
  const noise = '楼上邻居天天半夜放音乐太吵';
  const hear = (text: string, items: readonly TransferItem[], day = '2026-12-24') =>
    applyTransferLists(assess({ text, revision: 1, line: '110', answers: {} }, triageRules), triageRules, { version: 'x', items }, day);
  const moved = item({ direction: '12345_to_110', verdict: 'police', unit: 'gongan', effectiveFrom: '2026-12-01', effectiveUntil: '2026-12-31' });

  it('is cited, and changes nothing that it agrees with', () => {
    const result = hear(noise, shipped.items);
    expect(result.verdict).toBe(hear(noise, []).verdict);
    expect(result.category).toBe('huanbao.linli');
    expect(result.evidence.map(({ rule }) => rule)).toContain('list:B01');
  });

  it('follows the city that has moved the boundary, on the days of its item', () => {
    expect(hear(noise, [moved])).toMatchObject({ verdict: 'police', services: ['110'], unit: 'gongan' });
    expect(hear(noise, [moved], '2027-01-01').verdict).toBe(hear(noise, []).verdict);
  });

  it('sends nothing away that a red flag holds', () => {
    const everything = triageRules.categories.map(({ category }, index) => item({ id: `B${String(index)}`, categories: [category] }));
    const words = fc.constantFrom(...triageRules.cues.flatMap((cue) => cue.words), noise, '，', '救命');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 6 }), (parts) => {
        const plain = hear(parts.join(''), []);
        const listed = hear(parts.join(''), everything);
        if (plain.redFlags.length > 0 || plain.emergency) expect(listed.verdict).toBe(plain.verdict);
      }),
    );
  });
});

describe('comparing two versions', () => {
  it('names what was added, removed and changed, field by field', () => {
    const [first, second, ...rest] = shipped.items;
    const after = { version: 'new', items: [{ ...(first as TransferItem), basis: '另一部法' }, ...rest, item({ id: 'B99' })] };
    const changes = compareRuleSets(shipped, after);
    expect(changes.map(({ key, kind }) => [key, kind])).toEqual([['items/A01', 'changed'], ['items/B99', 'added'], [`items/${second?.id ?? ''}`, 'removed']]);
    expect(changes[0]?.fields).toEqual([{ field: 'basis', before: first?.basis, after: '另一部法' }]);
  });

  it('sees a word added to a cue of the triage rules', () => {
    const after = { ...triageRules, cues: triageRules.cues.map((cue, index) => (index === 0 ? { ...cue, words: [...cue.words, '长矛'] } : cue)) };
    expect(compareRuleSets(triageRules, after)).toMatchObject([{ kind: 'changed', fields: [{ field: 'words' }] }]);
  });

  it('is empty for the same, and turns round when the sides do', () => {
    const bodies = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c'), matter: fc.string({ maxLength: 2 }) }), { maxLength: 3 }).map((items) => ({
      items: [...new Map(items.map((each) => [each.id, each])).values()],
    }));
    fc.assert(
      fc.property(bodies, bodies, (one, other) => {
        expect(compareRuleSets(one, one)).toEqual([]);
        const there = compareRuleSets(one, other);
        const back = compareRuleSets(other, one);
        expect(there.length).toBe(back.length);
        expect(there.filter(({ kind }) => kind === 'added').map(({ key }) => key).sort()).toEqual(back.filter(({ kind }) => kind === 'removed').map(({ key }) => key).sort());
      }),
    );
  });
});

describe('what is in force', () => {
  const versions = fc.array(fc.record({ effectiveFrom: fc.integer({ min: 0, max: 20 }), publishedAt: fc.integer({ min: 0, max: 20 }) }), { minLength: 1, maxLength: 6 }).map((given) =>
    given.map((each, index): RuleSetVersion => ({ ...each, kind: 'triage', version: `v${index}` })),
  );
  it('is one version at a time, and may be named by what was decided then', () => {
    fc.assert(
      fc.property(versions, fc.integer({ min: 0, max: 30 }), (all, at) => {
        const found = inForceAt(all, 'triage', at);
        const begun = all.filter(({ effectiveFrom }) => effectiveFrom <= at);
        expect(found === null).toBe(begun.length === 0);
        if (found === null) return;
        expect(Math.max(...begun.map(({ effectiveFrom }) => effectiveFrom))).toBe(found.effectiveFrom);
        expect(wasInForce(all, 'triage', found.version, at)).toBe(true);
        expect(wasInForce(all, 'transfer_lists', found.version, at)).toBe(false);
      }),
    );
  });

  it('has a name nobody else has', () => {
    expect(versionName('2026-12-01', [])).toBe('2026-12-01');
    expect(versionName('2026-12-01', ['2026-12-01', '2026-12-01.2'])).toBe('2026-12-01.3');
  });
});

describe('an order that changed', () => {
  const body = (...names: readonly string[]) => ({ version: 'x', questions: names.map((id) => ({ id, text: id })), thresholds: { divert: 0.1 } });

  it('names the fewest entries that moved, with their old and new place', () => {
    expect(compareRuleSets(body('a', 'b', 'c', 'd'), body('d', 'a', 'b', 'c'))).toEqual([{ key: 'questions/d', kind: 'moved', fields: [{ field: 'order', before: '4', after: '1' }] }]);
    expect(compareRuleSets(body('a', 'b', 'c'), body('a', 'x', 'c')).map(({ key, kind }) => `${key} ${kind}`)).toEqual(['questions/x added', 'questions/b removed']);
    expect(compareRuleSets(body('a', 'b'), body('a', 'b'))).toEqual([]);
  });
});
