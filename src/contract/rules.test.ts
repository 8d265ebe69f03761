import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { holidaysFileSchema, listsFileSchema, parseRuleBook, repliesFileSchema, triageFileSchema } from './rules.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../resources/rules/${name}.json`, import.meta.url), 'utf8'));

/** What refers to nothing: a slip in a list that no schema sees. */
const strays = (used: readonly string[], known: readonly string[]): readonly string[] => [...new Set(used)].filter((each) => !known.includes(each));

describe('the rule files that are shipped', () => {
  const lists = listsFileSchema.parse(read('lists'));
  const triage = triageFileSchema.parse(read('triage'));
  const categories = lists.categories.map(({ id }) => id);

  it('have a limit for every urgency and kind of clock', () => {
    const limits = parseRuleBook(read('lists'), read('clocks'), read('loop')).clocks.map(({ urgency, kind }) => `${urgency} ${kind}`);
    const wanted = ['critical', 'urgent', 'normal', 'hard', 'consult'].flatMap((urgency) => ['sign', 'contact', 'done'].map((kind) => `${urgency} ${kind}`));
    expect([...limits].sort()).toEqual(wanted.sort());
  });

  it('name only categories that are in the list', () => {
    expect(strays(lists.categories.flatMap(({ parent }) => parent ?? []), categories)).toEqual([]);
    expect(strays(lists.duties.map(({ category }) => category), categories)).toEqual([]);
    expect(strays(triage.categories.map(({ category }) => category), categories)).toEqual([]);
    expect(strays(repliesFileSchema.parse(read('replies')).replies.flatMap((reply) => reply.categories), categories)).toEqual([]);
    expect(new Set(categories).size).toBe(categories.length);
  });

  it('ask questions that cues or categories call for, with answers that clear cues', () => {
    const rules = triage.cues.map(({ rule }) => rule);
    const named = triage.questions.flatMap(({ when }) => (typeof when === 'string' ? [] : when));
    expect(strays(named.filter((name) => !name.startsWith('category:')), rules)).toEqual([]);
    expect(strays(named.filter((name) => name.startsWith('category:')).map((name) => name.slice(9)), categories)).toEqual([]);
    expect(strays(triage.questions.flatMap(({ known, options }) => [...known, ...options.flatMap(({ clears }) => clears)]), rules)).toEqual([]);
    for (const { options } of triage.questions) expect(new Set(options.map(({ key }) => key)).size).toBe(options.length);
  });

  it('reason only on cues that exist, and alert somebody with every red flag', () => {
    const cues = triage.cues.map(({ rule }) => rule);
    expect(strays(triage.rules.flatMap(({ all, any, none }) => [...all, ...any, ...none]), cues)).toEqual([]);
    expect(triage.rules.filter(({ redFlag, services, force }) => redFlag !== null && (services.length === 0 || force === null))).toEqual([]);
    expect(new Set(triage.rules.map(({ code }) => code)).size).toBe(triage.rules.length);
    expect(triage.thresholds.held).toBeLessThanOrEqual(triage.thresholds.divert);
    expect(triage.thresholds.divert).toBeLessThan(triage.thresholds.police);
  });


  it('have weekdays off and weekends worked, for the years the State Council has announced', () => {
    const { off, worked } = holidaysFileSchema.parse(read('holidays'));
    const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
    expect(off.filter(isWeekend)).toEqual([]);
    expect(worked.filter((day) => !isWeekend(day))).toEqual([]);
    expect([...new Set(off.map((day) => day.slice(0, 4)))]).toEqual(['2025', '2026']);
  });

  it('are refused with the place of the mistake', () => {
    expect(() => parseRuleBook(read('lists'), { version: '1', limits: [{ urgency: 'soon' }] }, read('loop'))).toThrow(/urgency/u);
  });
});
