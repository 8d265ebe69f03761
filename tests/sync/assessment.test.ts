import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { after } from '#domain/case/clocks.ts';
import type { EventEnvelope } from '#domain/case/event.ts';
import { createChance } from '../../scripts/seed/chance.ts';
import { inventCase, type City, type InventedCase } from '../../scripts/seed/inventCase.ts';
import { storeInvented } from '../../scripts/seed/storeInvented.ts';
import { readAssessment, readDrill, type Figure } from '../../src/central/assessment/readAssessment.ts';
import { readDiversion, readDiversionCases } from '../../src/central/assessment/readDiversion.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/central/database/embeddedPostgres.ts';
import { openDatabase, type Database } from '../../src/central/database/openDatabase.ts';
import { seedDemo } from '../../src/central/demo/seedDemo.ts';
import { loadCityRules, type CityRules } from '../../src/central/rules/loadCityRules.ts';

const tenant = '430600:live';
const until = Date.parse('2026-11-24T16:00:00Z');
const day = 86_400_000;
const span = 60 * day;

let folder: string;
let postgres: EmbeddedPostgres;
let database: Database;
let city: CityRules;
let cases: readonly InventedCase[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianxi-assessment-'));
  postgres = await startEmbeddedPostgres(join(folder, 'database'));
  database = await openDatabase(postgres.url, () => undefined);
  await seedDemo(database.pool, tenant, 'code');
  city = await loadCityRules(database.pool, tenant);
  const chance = createChance(7);
  const grids = city.tree.units.filter(({ kind }) => kind === 'grid').slice(0, 6);
  const made: City = {
    context: city.context,
    tree: city.tree,
    tenant: { city: '430600', mode: 'live' },
    places: grids.map(({ id, name }) => ({ name, unitId: id })),
    callers: Array.from({ length: 60 }, (_, index) => ({ name: '来电人', phone: `19900000${String(index).padStart(3, '0')}` })),
  };
  cases = Array.from({ length: 1_500 }, (_, index) =>
    inventCase(chance, made, until - span + Math.floor((index * span) / 1_500), { block: 1 + (index % 60), counter: 1 + Math.floor(index / 60) }, until),
  );
  await storeInvented(database.pool, tenant, cases, city.context);
});
afterAll(async () => {
  await database.close();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Share {
  readonly unitId: string;
  readonly at: number;
  contactedAt: number | null;
  finishedAt: number | null;
  reworked: boolean;
  exempt: boolean;
  solved: string | null;
  satisfied: string | null;
  dueAt: number;
}

/** Reads a case's events one by one, as somebody would with a pencil; shares nothing with the projections but the calendar. */
const sharesOf = (events: readonly EventEnvelope[]): readonly Share[] => {
  const shares = new Map<string, Share>();
  let urgency = 'normal';
  const give = (id: string, unitId: string, at: number): void => {
    shares.set(id, { unitId, at, contactedAt: null, finishedAt: null, reworked: false, exempt: false, solved: null, satisfied: null, dueAt: 0 });
  };
  for (const { event, acceptedAt } of events) {
    if (event.type === 'triaged') urgency = event.triage.urgency;
    if (event.type === 'dispatched') for (const { id, unitId } of event.assignments) give(id, unitId, acceptedAt ?? 0);
    if (event.type === 'request_decided' && event.decision.approved && event.request === 'return') {
      const given = shares.get(event.assignmentId);
      if (given !== undefined) given.exempt = true;
      if (event.reassigned !== null) give(event.reassigned.id, event.reassigned.unitId, acceptedAt ?? 0);
    }
    if (event.type === 'contact_recorded') {
      const share = shares.get(event.assignmentId);
      if (share !== undefined && event.contact.outcome === 'reached' && event.contact.seconds > 0) share.contactedAt ??= event.contact.at;
    }
    if (event.type === 'arrived') {
      const share = shares.get(event.assignmentId);
      if (share !== undefined) share.contactedAt ??= event.arrival.at;
    }
    if (event.type === 'fed_back') {
      const share = shares.get(event.assignmentId);
      if (share !== undefined) Object.assign(share, { finishedAt: event.feedback.at, exempt: event.feedback.genuine === 'no' });
    }
    if (event.type === 'reworked') for (const id of event.assignmentIds) Object.assign(shares.get(id) ?? {}, { finishedAt: null, reworked: true });
    if (event.type === 'followed_up' && event.followUp.contacted) {
      for (const share of shares.values()) Object.assign(share, { solved: event.followUp.solved, satisfied: event.followUp.satisfied });
    }
  }
  const limit = city.context.rules.clocks.find((each) => each.kind === 'done' && each.urgency === urgency);
  for (const share of shares.values()) share.dueAt = after(share.at, limit?.minutes ?? 0, limit?.time ?? 'elapsed', [], city.context.calendar);
  return [...shares.values()];
};

const rate = (shares: readonly Share[], counts: (share: Share) => boolean, hit: (share: Share) => boolean) => {
  const counted = shares.filter(counts);
  return { hits: counted.filter(hit).length, n: counted.length };
};

const naive = (unitId: string, from: number, to: number, now: number) => {
  const all = cases.flatMap(({ events }) => sharesOf(events)).filter((share) => share.unitId === unitId && share.at >= from && share.at < to);
  const shares = all.filter(({ exempt }) => !exempt);
  const asked = ({ solved }: Share): boolean => solved !== null;
  return {
    dispatched: shares.length,
    exempt: all.length - shares.length,
    responded: rate(shares, () => true, ({ contactedAt, at }) => contactedAt !== null && contactedAt - at <= day),
    solved: rate(shares, asked, ({ solved }) => solved === 'yes'),
    satisfied: rate(shares, asked, ({ satisfied }) => satisfied === 'very' || satisfied === 'yes'),
    finished: rate(shares, () => true, ({ finishedAt }) => finishedAt !== null),
    onTime: rate(shares, ({ finishedAt, dueAt }) => finishedAt !== null || dueAt < now, ({ finishedAt, dueAt }) => finishedAt !== null && finishedAt <= dueAt),
    reworked: rate(shares, ({ finishedAt, reworked }) => finishedAt !== null || reworked, ({ reworked }) => reworked),
    unsatisfied: rate(shares, asked, ({ satisfied }) => satisfied === 'no'),
  };
};

const period = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: -30, max: 5 })).map(([start, length, shift]) => {
  const from = until - span + start * day;
  return { from, to: from + length * day, now: until + shift * day };
});

describe('the figures of a unit', () => {
  it('equal what the events say, for any period and any moment', async () => {
    await fc.assert(
      fc.asyncProperty(period, async ({ from, to, now }) => {
        const { units, total } = await readAssessment(database.pool, tenant, { from, to, unitIds: null }, { tree: city.tree, rules: city.assessment, now });
        for (const { unitId, figures } of units) {
          const { exempt, ...rest } = figures;
          expect({ ...rest, exempt: Object.values(exempt).reduce((sum, each) => sum + each, 0) }).toEqual(naive(unitId, from, to, now));
        }
        expect(total.dispatched).toBe(units.reduce((sum, { figures }) => sum + figures.dispatched, 0));
      }),
      { numRuns: 25 },
    );
  });

  it('lead to exactly the cases they count', async () => {
    const now = until;
    const [from, to] = [until - span, until];
    const { units } = await readAssessment(database.pool, tenant, { from, to, unitIds: null }, { tree: city.tree, rules: city.assessment, now });
    const [unit] = units.toSorted((left, right) => right.figures.dispatched - left.figures.dispatched);
    if (unit === undefined) throw new Error('no unit');
    const rates: readonly Exclude<Figure, 'dispatched' | 'exempt'>[] = ['responded', 'solved', 'satisfied', 'finished', 'onTime', 'reworked', 'unsatisfied'];
    for (const figure of rates) {
      const count = async (hits: 'yes' | 'no') => (await readDrill(database.pool, tenant, { unitIds: [unit.unitId], from, to, figure, hits, limit: 10_000 }, now)).shares.length;
      const { hits, n } = unit.figures[figure];
      expect([await count('yes'), await count('no')], figure).toEqual([hits, n - hits]);
    }
  });

  it('make a grade only of enough shares, and a better one of better work', async () => {
    const { units } = await readAssessment(database.pool, tenant, { from: until - span, to: until, unitIds: null }, { tree: city.tree, rules: city.assessment, now: until });
    for (const { figures, score } of units) expect(score === null).toBe(figures.dispatched < city.assessment.leastShares);
    const scores = units.flatMap(({ score }) => score?.score ?? []);
    expect(scores).toEqual(scores.toSorted((left, right) => right - left));
  });
});

describe('the diversion board', () => {
  it('counts what left 110, what was solved, and who was back within seven days', async () => {
    const figures = await readDiversion(database.pool, tenant, until - span, until);
    const at110 = cases.filter(({ state }) => state.intake.line === '110');
    const diverted = at110.filter(({ state }) => state.triage?.verdict === 'non_police' && state.assignments.some((each) => each.state !== 'returned'));
    const asked = diverted.filter(({ state }) => state.followUps.some(({ contacted }) => contacted));
    const phone = ({ persons }: InventedCase) => persons[0]?.phone;
    const back = diverted.filter((one) =>
      at110.some((other) => other !== one && phone(other) === phone(one) && other.state.createdAt > one.state.createdAt && other.state.createdAt <= one.state.createdAt + 7 * day),
    );
    expect(figures.diverted).toEqual({ hits: diverted.length, n: at110.length });
    expect(figures.solved.n).toBe(asked.length);
    expect(figures.cameBack).toEqual({ hits: back.length, n: diverted.length });
    expect(back.length).toBeGreaterThan(0);
    for (const figure of ['diverted', 'solved', 'cameBack'] as const) {
      const found = async (hits: 'yes' | 'no') => (await readDiversionCases(database.pool, tenant, { from: until - span, to: until, figure, hits, limit: 200 })).cases.length;
      const { hits, n } = figures[figure];
      expect([await found('yes'), await found('no')], figure).toEqual([Math.min(200, hits), Math.min(200, n - hits)]);
    }
  });
});
