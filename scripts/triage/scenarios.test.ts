import { describe, expect, it } from 'vitest';
import { listsFileSchema } from '../../src/contract/rules.ts';
import { readFileSync } from 'node:fs';
import { readDevScenarios, readExamScenarios, readOwnScenarios } from './files.ts';

const lists = listsFileSchema.parse(JSON.parse(readFileSync(new URL('../../resources/rules/lists.json', import.meta.url), 'utf8')));
const categories = new Set(lists.categories.map(({ id }) => id));
const units = new Set((JSON.parse(readFileSync(new URL('../../resources/demo/departments.json', import.meta.url), 'utf8')) as { code: string }[]).map(({ code }) => code));
const own = readOwnScenarios();

/** Labels that break a labelling rule teach the engine what is wrong. */
describe.each([
  ['own scenarios', own],
  ['the three hundred', readDevScenarios()],
  ['the exam', readExamScenarios()],
])('%s', (_name, calls) => {
  it('name categories and units of the list', () => {
    expect(calls.filter(({ category }) => !categories.has(category)).map(({ id }) => id)).toEqual([]);
    expect(calls.filter(({ unit, alt_units }) => ![unit, ...alt_units].every((each) => units.has(each))).map(({ id }) => id)).toEqual([]);
  });

  it('follow B4: an emergency is critical and the other way round', () => {
    expect(calls.filter(({ emergency, urgency }) => emergency !== (urgency === 'critical')).map(({ id }) => id)).toEqual([]);
  });

  it('follow B5: police and joint call 110 or 122, the rest neither', () => {
    const calls110 = (services: readonly string[]): boolean => services.includes('110') || services.includes('122');
    expect(calls.filter(({ verdict, services, category }) => verdict !== 'non_police' && !calls110(services) && category !== 'xianqing.zaihai').map(({ id }) => id)).toEqual([]);
    expect(calls.filter(({ verdict, services }) => verdict === 'non_police' && calls110(services)).map(({ id }) => id)).toEqual([]);
  });

  it('follow B3: a joint case is led by the other authority and police go along', () => {
    expect(calls.filter(({ verdict, unit, alt_units }) => verdict === 'joint' && (unit === 'gongan' || !alt_units.includes('gongan'))).map(({ id }) => id)).toEqual([]);
  });

  it('follow B2: of non-police matters the police answer only their own business', () => {
    expect(calls.filter(({ verdict, unit, category }) => verdict === 'non_police' && unit === 'gongan' && category !== 'zhengwu.gongan').map(({ id }) => id)).toEqual([]);
  });
});

it('keeps the exam out of the lessons', () => {
  const learnt = new Set([...own, ...readDevScenarios()].map(({ text }) => text));
  expect(readExamScenarios().filter(({ text }) => learnt.has(text)).map(({ id }) => id)).toEqual([]);
});

it('cover every category, with no text twice', () => {
  const used = new Set(own.map(({ category }) => category));
  const leaves = lists.categories.filter(({ parent }) => parent !== null).map(({ id }) => id);
  expect(leaves.filter((id) => !used.has(id))).toEqual([]);
  expect(new Set(own.map(({ text }) => text)).size).toBe(own.length);
  expect(own.length).toBeGreaterThan(800);
});
