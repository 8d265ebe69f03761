import type { FastifyInstance, FastifyRequest } from 'fastify';
import type pg from 'pg';
import * as z from 'zod';
import type { User } from '#contract/central/auth.ts';
import { contactCallRequestSchema, setOwnPhoneSchema, type ContactCall, type OwnPhoneState } from '#contract/central/contactCalls.ts';
import { ContractError } from '#contract/errors.ts';
import type { Case } from '#domain/case/case.ts';
import { decide } from '#domain/case/decide.ts';
import type { DecideContext } from '#domain/case/decideContext.ts';
import { audienceKeysOf, audienceOf } from '#domain/case/visibility.ts';
import { tenantKey, type Instant, type Tenant } from '#domain/tenant.ts';
import type { Audit } from '../accounts/audit.ts';
import type { ContactCalls } from '../contact/contactCalls.ts';
import type { Identify } from '../plugins/identify.ts';

/** 联系市民 for units: the exchange makes the call, the unit never learns the number. */
export const contactRoutes = (
  app: FastifyInstance,
  deps: {
    readonly identify: Identify;
    readonly pool: pg.Pool;
    readonly tenant: Tenant;
    readonly calls: ContactCalls;
    readonly isConnected: () => boolean;
    readonly context: () => DecideContext;
    readonly audit: Audit;
    readonly now: () => Instant;
  },
): void => {
  const { pool, calls } = deps;
  const tenant = tenantKey(deps.tenant);

  const unitUser = async (request: FastifyRequest): Promise<User & { readonly unitId: string }> => {
    const { user } = await deps.identify(request);
    if (user === null || (user.role !== 'unit_handler' && user.role !== 'grid_worker') || user.unitId === null) {
      throw new ContractError('forbidden', 'role_not_allowed');
    }
    return { ...user, unitId: user.unitId };
  };
  const ownPhone = async ({ userId }: User): Promise<string> => {
    const { rows } = await pool.query<{ phone: string | null }>('select phone from app_user where tenant = $1 and user_id = $2', [tenant, userId]);
    return rows[0]?.phone ?? '';
  };

  /** The case as it stands, when this user may work on this share of it now. @throws ContractError not_found, or refused with the rule's name. */
  const workableCase = async (user: User, caseId: string, assignmentId: string): Promise<Case> => {
    const { rows } = await pool.query<{ body: Case }>('select body from case_row where tenant = $1 and case_id = $2', [tenant, caseId]);
    const state = rows[0]?.body;
    const keys = audienceKeysOf({ role: user.role, line: user.line, unitId: user.unitId });
    if (state === undefined || !audienceOf(state).some((key) => keys.includes(key))) throw new ContractError('not_found', 'case');
    // Whoever may write down a contact may make one.
    const trial = decide(
      state,
      {
        id: caseId, tenant: deps.tenant, caseId, actor: { userId: user.userId, role: user.role, unitId: user.unitId }, seatId: null, at: deps.now(), baseVersion: 0,
        rules: deps.context().rules.versions, persons: [],
        command: { type: 'record_contact', assignmentId, contact: { at: 0, channel: 'call', outcome: 'no_answer', seconds: 0, callId: null, note: '' } },
      },
      deps.context(),
    );
    if (!trial.ok) throw new ContractError('refused', trial.refusal.code, trial.refusal.detail);
    return state;
  };
  const callerPhone = async ({ intake }: Case): Promise<string> => {
    const { rows } = await pool.query<{ phone: string }>('select phone from person where tenant = $1 and person_id = $2 and erased_at is null', [
      tenant,
      intake.callerId,
    ]);
    const phone = dialable(rows[0]?.phone ?? '');
    if (phone === null) throw new ContractError('refused', 'caller_not_dialable');
    return phone;
  };

  app.get('/api/my/phone', async (request): Promise<OwnPhoneState> => ({ phone: await ownPhone(await unitUser(request)), available: deps.isConnected() }));

  app.put('/api/my/phone', async (request): Promise<OwnPhoneState> => {
    const user = await unitUser(request);
    const { phone } = setOwnPhoneSchema.parse(request.body);
    await pool.query('update app_user set phone = $3 where tenant = $1 and user_id = $2', [tenant, user.userId, phone === '' ? null : phone]);
    await deps.audit.record(user.userId, 'own_phone_set', {});
    return { phone, available: deps.isConnected() };
  });

  app.post('/api/contact-calls', async (request): Promise<ContactCall> => {
    const user = await unitUser(request);
    const { callId, caseId, assignmentId } = contactCallRequestSchema.parse(request.body);
    const state = await workableCase(user, caseId, assignmentId);
    const worker = await ownPhone(user);
    if (worker === '') throw new ContractError('refused', 'own_phone_missing');
    const citizen = await callerPhone(state);
    if (!deps.isConnected()) throw new ContractError('busy', 'exchange_away');
    const call = await calls.start({ callId, caseId, assignmentId, userId: user.userId, worker, citizen });
    await deps.audit.record(user.userId, 'contact_call', { callId, caseId });
    return call;
  });

  const params = z.object({ id: z.uuid() });
  app.get('/api/contact-calls/:id', async (request) => {
    const { userId } = await unitUser(request);
    return calls.read(userId, params.parse(request.params).id);
  });
  app.post('/api/contact-calls/:id/hang-up', async (request) => {
    const { userId } = await unitUser(request);
    return calls.hangUp(userId, params.parse(request.params).id);
  });
};

/** Digits to dial, without the country's own prefix; null for what is no whole number: a short one would ring the police, not the citizen. */
const dialable = (phone: string): string | null => {
  const digits = phone.replace(/[\s-]/gu, '').replace(/^(?:\+|00)86/u, '');
  return /^\d{7,12}$/u.test(digits) ? digits : null;
};
