import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { startLabSchema } from '#contract/central/lab.ts';
import { ruleSetBodySchemas } from '#contract/central/ruleSets.ts';
import { ContractError } from '#contract/errors.ts';
import { inForceAt, mayEditRules, type RuleSetKind } from '#domain/boundary/ruleSet.ts';
import { shanghaiDay } from '#domain/calendar/workingCalendar.ts';
import type { Instant } from '#domain/tenant.ts';
import type { Audit } from '../accounts/audit.ts';
import type { Identify } from '../plugins/identify.ts';
import type { BoundaryLab } from '../rules/boundaryLab.ts';
import type { LabRules } from '../rules/labWorker.ts';
import { lineOf } from '../rules/pastCases.ts';
import type { RuleSetStore } from '../rules/ruleSetStore.ts';
import { requireRole } from './ruleRoutes.ts';

const labParams = z.object({ id: z.uuid() });

/** The boundary lab (边界实验室): a draft over past cases, before anybody works by it. */
export const labRoutes = (
  app: FastifyInstance,
  deps: { readonly identify: Identify; readonly store: RuleSetStore; readonly lab: BoundaryLab; readonly audit: Audit; readonly now: () => Instant },
): void => {
  const { store, lab } = deps;
  const inForce = async (kind: RuleSetKind): Promise<{ readonly version: string; readonly body: unknown }> => {
    const found = inForceAt(await store.versions(kind), kind, deps.now());
    if (found === null) throw new ContractError('not_found', 'rule_version');
    return { version: found.version, body: await store.body(kind, found.version) };
  };

  app.post('/api/rules/lab', async (request) => {
    const user = await requireRole(deps.identify, request, mayEditRules);
    const { draftId, day } = startLabSchema.parse(request.body);
    const draft = await store.draft(draftId);
    const [triage, lists] = [await inForce('triage'), await inForce('transfer_lists')];
    const before: LabRules = { triage: ruleSetBodySchemas.triage.parse(triage.body), lists: ruleSetBodySchemas.transfer_lists.parse(lists.body) };
    const after: LabRules =
      draft.kind === 'triage'
        ? { ...before, triage: ruleSetBodySchemas.triage.parse(draft.body) }
        : { ...before, lists: ruleSetBodySchemas.transfer_lists.parse(draft.body) };
    const labId = lab.start((draft.kind === 'triage' ? triage : lists).version, { before, after, day: day ?? shanghaiDay(deps.now()) });
    await deps.audit.record(user.userId, 'lab_run', { draftId: draft.draftId, labId });
    return lab.state(labId, lineOf(user, null));
  });

  app.get('/api/rules/lab/:id', async (request) => {
    const user = await requireRole(deps.identify, request, mayEditRules);
    return lab.state(labParams.parse(request.params).id, lineOf(user, null));
  });

  app.delete('/api/rules/lab/:id', async (request, reply) => {
    await requireRole(deps.identify, request, mayEditRules);
    lab.cancel(labParams.parse(request.params).id);
    return reply.status(204).send();
  });
};
