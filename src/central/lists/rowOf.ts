import type { CentralList } from '#contract/central/loop.ts';
import type { Case } from '#domain/case/case.ts';
import type { Instant } from '#domain/tenant.ts';

/** A case as a list shows it. */
export const rowOf = (state: Case, dueAt: Instant | null): CentralList['rows'][number] => ({
  id: state.id,
  number: state.number,
  state: state.state,
  title: state.content.title || state.content.description.slice(0, 40),
  place: state.content.place.text,
  urgency: state.triage?.urgency ?? state.content.urgency,
  network: state.intake.network,
  leadUnitId: state.assignments.find(({ kind, state: each }) => kind === 'lead' && each !== 'returned')?.unitId ?? null,
  takenAt: state.createdAt,
  dueAt,
});
