import { labStateSchema } from '#contract/central/lab.ts';
import { qualityCasesSchema, verdictQualitySchema } from '#contract/central/quality.ts';
import { ruleSetDraftSchema, ruleSetShelfSchema, rulesInForceSchema, ruleSetVersionSchema, type RuleSetPublication } from '#contract/central/ruleSets.ts';
import type { User } from '#contract/central/auth.ts';
import { nothingSchema } from '#contract/identifiers.ts';
import { bindService, type BoundService } from '#contract/rpc/serveServices.ts';
import { rulesService } from '#contract/workstation/rules.ts';
import { inForceAt } from '#domain/boundary/ruleSet.ts';
import type { TransferLists } from '#domain/boundary/transferList.ts';
import { shanghaiDay } from '#domain/calendar/workingCalendar.ts';
import type { RuleVersions } from '#domain/case/command.ts';
import type { Instant } from '#domain/tenant.ts';
import type { TriageRules } from '#domain/triage/triageRules.ts';
import * as z from 'zod';
import type { CityFiles } from '../storage/cityFiles.ts';
import type { LocalStoreMethods } from '../storage/localStoreWorker.ts';
import type { Remote } from '../storage/workerCalls.ts';
import type { CentralClient } from '../sync/centralClient.ts';
import type { Client } from './client.ts';
import type { TriageMethods } from './triageWorker.ts';

export interface RulesDesk {
  readonly service: BoundService<Client>;
  /** Fetches the city's publications and keeps them for the day the central is away. */
  refresh(): Promise<void>;
  /** What a command given now is decided under. */
  versions(): RuleVersions;
  lists(): TransferLists;
  /** The triage worker, under the rules and lists of this moment. */
  readonly triage: Pick<Remote<TriageMethods>, 'assess'>;
  stop(): void;
}

/** How soon a publication reaches a seat whose central is there. */
const period = 60_000;

const keptSchema = z.object({ etag: z.string(), rules: rulesInForceSchema });

/** The rules a seat works by: the central's publications, else what ships; and the way to the central for those who change them. */
export const openRulesDesk = async (deps: {
  readonly central: CentralClient;
  readonly local: Remote<LocalStoreMethods>;
  readonly triage: Remote<TriageMethods>;
  readonly city: CityFiles;
  readonly person: () => User;
  readonly now: () => Instant;
}): Promise<RulesDesk> => {
  const { central, city, now } = deps;
  const stored = await deps.local.setting('rules');
  const kept = stored === null ? null : keptSchema.safeParse(JSON.parse(stored));
  let etag = kept?.success === true ? kept.data.etag : '';
  let publications: readonly RuleSetPublication[] = kept?.success === true ? kept.data.rules.publications : [];

  const triageRules = (): TriageRules => {
    const found = inForceAt(publications, 'triage', now());
    return found?.kind === 'triage' ? found.body : city.triageRules;
  };
  const lists = (): TransferLists => {
    const found = inForceAt(publications, 'transfer_lists', now());
    return found?.kind === 'transfer_lists' ? found.body : city.transferLists;
  };

  let inUse = '';
  /** A publication takes effect at its moment, also while the central is away; the worker is told before the next question. */
  const follow = (): void => {
    const [rules, items, day] = [triageRules(), lists(), shanghaiDay(now())];
    const wanted = `${rules.version} ${items.version} ${day}`;
    if (wanted === inUse) return;
    inUse = wanted;
    deps.triage.use({ rules, lists: items, day }).catch(() => {
      inUse = '';
    });
  };

  const refresh = async (): Promise<void> => {
    const news = await central.rules(etag);
    if (news === null) return;
    ({ etag } = news);
    publications = news.rules.publications;
    await deps.local.saveSetting({ name: 'rules', value: JSON.stringify(news) });
  };
  const timer = setInterval(() => void refresh().catch(() => undefined), period);

  const asUser: CentralClient['asUser'] = (schema, method, path, body) => {
    deps.person();
    return central.asUser(schema, method, path, body);
  };
  const drafts = '/api/rules/drafts';

  return {
    lists,
    versions: () => ({ ...city.rules.versions, triage: triageRules().version, transferLists: lists().version }),
    triage: {
      assess: (input) => {
        follow();
        return deps.triage.assess(input);
      },
    },
    refresh,
    stop: () => clearInterval(timer),
    service: bindService(rulesService, {
      methods: {
        inForce: () => {
          deps.person();
          return Promise.resolve({
            transferLists: { ...lists() },
            triageVersion: triageRules().version,
            questions: triageRules().questions.map(({ id, text, options }) => ({ id, text, options: options.map(({ key, label, consequence }) => ({ key, label, consequence })) })),
          });
        },
        words: () => Promise.resolve(city.triageWords),
        shelf: ({ kind }) => asUser(ruleSetShelfSchema, 'GET', `/api/rules/${kind}`),
        body: ({ kind, version }) => asUser(z.object({ body: z.unknown() }), 'GET', `/api/rules/${kind}/versions/${encodeURIComponent(version)}`),
        openDraft: ({ kind, baseVersion }) => asUser(ruleSetDraftSchema, 'POST', `/api/rules/${kind}/drafts`, { baseVersion }),
        draft: ({ draftId }) => asUser(ruleSetDraftSchema, 'GET', `${drafts}/${draftId}`),
        saveDraft: ({ draftId, ...change }) => asUser(ruleSetDraftSchema, 'PUT', `${drafts}/${draftId}`, change),
        discardDraft: ({ draftId }) => asUser(nothingSchema, 'POST', `${drafts}/${draftId}/discard`, {}),
        publish: async ({ draftId, ...wanted }) => {
          const published = await asUser(ruleSetVersionSchema.omit({ inForce: true }), 'POST', `${drafts}/${draftId}/publish`, wanted);
          await refresh().catch(() => undefined);
          return published;
        },
        startLab: (wanted) => asUser(labStateSchema, 'POST', '/api/rules/lab', wanted),
        lab: ({ labId }) => asUser(labStateSchema, 'GET', `/api/rules/lab/${labId}`),
        cancelLab: ({ labId }) => asUser(nothingSchema, 'DELETE', `/api/rules/lab/${labId}`),
        quality: (period) => asUser(verdictQualitySchema, 'GET', `/api/quality?${queryOf(period)}`),
        qualityCases: (drill) => asUser(qualityCasesSchema, 'GET', `/api/quality/cases?${queryOf(drill)}`),
      },
      topics: {},
    }),
  };
};

/** What is null is not asked for. */
const queryOf = (values: Readonly<Record<string, string | number | null>>): string =>
  new URLSearchParams(Object.entries(values).flatMap(([name, value]): readonly [string, string][] => (value === null ? [] : [[name, String(value)]]))).toString();
