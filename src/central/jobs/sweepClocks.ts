import type pg from 'pg';
import { v7 } from 'uuid';
import type { ClockKind, EscalationStep } from '#domain/case/caseRecords.ts';
import type { DecideContext } from '#domain/case/decideContext.ts';
import { tenantKey, type Instant, type Tenant } from '#domain/tenant.ts';
import { bySystem } from '../cases/bySystem.ts';
import type { CommandLog } from '../cases/commandLog.ts';

const atOnce = 500;

interface Mark {
  readonly case_id: string;
  readonly assignment_id: string;
  readonly clock: ClockKind;
  readonly step: EscalationStep;
}

/**
 * Takes every step of escalation that is due, oldest first, also those of the hours the central was away. A step is a command
 * decided like any other on the case as it stands: two nodes that sweep at once, or one that dies in the middle, take each
 * step once.
 * @returns how many steps were taken.
 */
export const sweepClocks = async (deps: {
  readonly pool: pg.Pool;
  readonly tenant: Tenant;
  readonly log: CommandLog;
  readonly context: () => DecideContext;
  readonly now: () => Instant;
}): Promise<number> => {
  const { pool, tenant, log, context, now } = deps;
  const key = tenantKey(tenant);
  let taken = 0;
  for (;;) {
    const { rows } = await pool.query<Mark>(
      `select case_id, assignment_id, clock, step from clock_mark where tenant = $1 and due_at <= $2 order by due_at limit ${atOnce}`,
      [key, now()],
    );
    if (rows.length === 0) return taken;
    const results = await log.push(
      rows.map((mark) =>
        bySystem({
          id: v7(),
          tenant,
          caseId: mark.case_id,
          at: now(),
          rules: context().rules.versions,
          command: { type: 'escalate', assignmentId: mark.assignment_id, clock: mark.clock, to: mark.step },
        }),
      ),
    );
    taken += results.filter(({ status }) => status === 'accepted').length;
    // Accepted ones went with their case's change; a refused one is out of date and would be asked for again for ever.
    const refused = rows.filter((_, index) => results[index]?.status === 'refused');
    if (refused.length > 0) {
      await pool.query(
        `delete from clock_mark where tenant = $1 and (case_id, assignment_id, clock, step) in
           (select * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[]))`,
        [key, refused.map((each) => each.case_id), refused.map((each) => each.assignment_id), refused.map(({ clock }) => clock), refused.map(({ step }) => step)],
      );
    }
    if (rows.length < atOnce) return taken;
  }
};
