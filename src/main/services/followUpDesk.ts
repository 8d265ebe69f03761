import type * as z from 'zod';
import type { User } from '#contract/central/auth.ts';
import { ContractError } from '#contract/errors.ts';
import type { followUpClaimSchema } from '#contract/followUp.ts';
import { bindService, type BoundService } from '#contract/rpc/serveServices.ts';
import { followUpsService } from '#contract/workstation/followUps.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { isBad } from '#domain/case/followUpFacts.ts';
import { compareNeeds, isForCaller } from '#domain/case/followUpNeed.ts';
import { isHolder } from '#domain/case/ownership.ts';
import type { RuleBook } from '#domain/case/ruleBook.ts';
import type { Instant } from '#domain/tenant.ts';
import type { LocalStoreMethods } from '../storage/localStoreWorker.ts';
import type { ReaderMethods } from '../storage/readerWorker.ts';
import type { Remote } from '../storage/workerCalls.ts';
import type { CentralClient } from '../sync/centralClient.ts';
import type { CaseDesk } from './caseDesk.ts';
import type { Client, RequireLease } from './client.ts';

/** More than a desk calls in a day is not shown. */
const shown = 200;
/** Asked of the central while somebody looks. */
const claimPeriod = 5_000;
/** Longer than this nobody waits before he may dial. */
const claimPatience = 1_500;

/** Whom to call back, what is typed meanwhile, and what the caller said. */
export const createFollowUpDesk = (deps: {
  readonly local: Remote<LocalStoreMethods>;
  readonly reader: Remote<ReaderMethods>;
  readonly central: CentralClient;
  readonly cases: CaseDesk;
  readonly rules: Pick<RuleBook, 'categories' | 'loop'>;
  readonly user: () => User;
  readonly require: RequireLease;
  readonly now: () => Instant;
}): BoundService<Client> => {
  const { local, reader, central, cases } = deps;
  const mine = (caseId: string) => ({ caseId, userId: deps.user().userId });

  const commandsOf = async (caseId: string, followUp: Extract<CaseCommand, { type: 'follow_up' }>['followUp']): Promise<readonly CaseCommand[]> => {
    const found = await reader.get(caseId);
    const settles = followUp.contacted && followUp.sample !== 'second' && !isBad(followUp);
    const closes = settles && found !== null && isHolder(found.shelf.state, deps.user().role);
    return [{ type: 'follow_up', followUp }, ...(closes ? [{ type: 'close' } as const] : [])];
  };

  return bindService(followUpsService, {
    methods: {
      queue: async () => {
        const { userId, role } = deps.user();
        const now = deps.now();
        const found = await reader.followUps({ rules: deps.rules, since: now - deps.rules.loop.followUp.secondDays * 86_400_000 });
        const queue = found
          .filter(({ need, owner }) => isForCaller(need, userId, now) && isHolder({ owner }, role))
          .sort((left, right) => compareNeeds(left.need, right.need, now))
          .map(({ row, need }) => ({ row, need }));
        return { rows: queue.slice(0, shown), total: queue.length };
      },
      form: ({ caseId }) => local.followUpForm(mine(caseId)),
      saveForm: async ({ caseId, form }, client: Client) => {
        deps.require('seat', client);
        await local.keepFollowUpForm({ ...mine(caseId), form });
        return {};
      },
      claim: async ({ caseId }, client) => {
        deps.require('seat', client);
        const late = new Promise<void>((resolve) => setTimeout(resolve, claimPatience));
        const asked = central.claimFollowUp(caseId, deps.user().userId).catch((error: unknown) => {
          if (error instanceof ContractError && error.kind === 'refused') throw error;
        });
        await Promise.race([asked, late]);
        return {};
      },
      save: async ({ caseId, followUp }, client) => {
        deps.require('seat', client);
        const shelf = await cases.submit({ caseId, commands: await commandsOf(caseId, followUp), persons: [], draftId: null });
        await local.dropFollowUpForm(mine(caseId));
        return cases.detail(shelf, true);
      },
      texts: async ({ caseId }) => {
        deps.user();
        return central.texts(caseId);
      },
    },
    topics: {
      claims: (_params, emit) => {
        let timer: NodeJS.Timeout | null = null;
        let over = false;
        const ask = async (): Promise<void> => {
          const claims = await central.followUpClaims().catch((): z.infer<typeof followUpClaimSchema>[] => []);
          if (over) return;
          emit(claims);
          timer = setTimeout(() => void ask(), claimPeriod);
        };
        void ask();
        return () => {
          over = true;
          if (timer !== null) clearTimeout(timer);
        };
      },
    },
  });
};
