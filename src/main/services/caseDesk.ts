import type * as z from 'zod';
import type { User } from '#contract/central/auth.ts';
import { ContractError } from '#contract/errors.ts';
import { bindService, type BoundService } from '#contract/rpc/serveServices.ts';
import { casesService, type caseDetailSchema } from '#contract/workstation/cases.ts';
import { createWorkingCalendar } from '#domain/calendar/workingCalendar.ts';
import type { Person } from '#domain/case/case.ts';
import { clocksOf } from '#domain/case/clocks.ts';
import type { CaseCommand, CommandEnvelope, RuleVersions } from '#domain/case/command.ts';
import { findAlike } from '#domain/duplicates/findAlike.ts';
import { isDispute } from '#domain/duplicates/findRepeats.ts';
import type { UnitTree } from '#domain/routing/unitTree.ts';
import type { Instant } from '#domain/tenant.ts';
import type { CaseShelf } from '../storage/caseRow.ts';
import type { CityFiles } from '../storage/cityFiles.ts';
import type { LocalStoreMethods } from '../storage/localStoreWorker.ts';
import type { ReaderMethods } from '../storage/readerWorker.ts';
import type { Remote } from '../storage/workerCalls.ts';
import type { CentralClient } from '../sync/centralClient.ts';
import type { Synchroniser } from '../sync/synchroniser.ts';
import type { Client, RequireLease } from './client.ts';
import type { SeatIdentity } from './seatIdentity.ts';

export interface CaseDesk {
  readonly service: BoundService<Client>;
  /** Decides and stores commands of one case in one transaction. @throws ContractError refused; nothing is stored then. */
  submit(wanted: {
    readonly caseId: string;
    readonly commands: readonly CaseCommand[];
    readonly persons: readonly Person[];
    readonly draftId: string | null;
  }): Promise<CaseShelf>;
  /** A case as screens get it, with its clocks. */
  detail(shelf: CaseShelf, pending: boolean): z.infer<typeof caseDetailSchema>;
  /** Told whenever cases changed, here or at the central. Returns what ends it. */
  onChange(listener: () => void): () => void;
  /** Whether the police are among these units. */
  isPolice(unitIds: readonly string[]): boolean;
}

/** Cases as the seat has them: replica and overlay, and the commands it gives on them. */
export const createCaseDesk = (deps: {
  readonly local: Remote<LocalStoreMethods>;
  readonly reader: Remote<ReaderMethods>;
  readonly central: CentralClient;
  readonly synchroniser: Synchroniser;
  readonly identity: SeatIdentity;
  readonly city: CityFiles;
  /** What a command given now is decided under. */
  readonly rules: () => RuleVersions;
  readonly tree: () => UnitTree;
  readonly user: () => User;
  readonly require: RequireLease;
  readonly now: () => Instant;
  readonly newId: () => string;
}): CaseDesk => {
  const { local, reader } = deps;
  const calendar = createWorkingCalendar(deps.city.holidays);
  const watchers = new Set<(caseIds: string[]) => void>();
  const changed = (caseIds: readonly string[]): void => {
    for (const watcher of watchers) watcher([...caseIds]);
  };
  deps.synchroniser.onChange((caseIds) => {
    if (caseIds.length > 0) changed(caseIds);
  });

  const submit: CaseDesk['submit'] = async ({ caseId, commands, persons, draftId }) => {
    const { seat } = deps.identity;
    const user = deps.user();
    if (seat === null) throw new ContractError('central_unreachable', 'seat_never_enrolled');
    const base = await reader.base(caseId);
    const at = deps.now();
    const envelopes = commands.map(
      (command, index): CommandEnvelope => ({
        id: deps.newId(),
        tenant: seat.tenant,
        caseId,
        actor: { userId: user.userId, role: user.role, unitId: user.unitId },
        seatId: seat.seatId,
        at,
        baseVersion: base?.state.version ?? 0,
        rules: deps.rules(),
        persons: index === 0 ? persons : [],
        command,
      }),
    );
    const shelf = await local.submit({ base, envelopes, draftId, at });
    changed([caseId]);
    deps.synchroniser.poke();
    return shelf;
  };

  const detail: CaseDesk['detail'] = (shelf, pending) => ({
    case: shelf.state,
    events: [...shelf.events],
    persons: [...shelf.persons],
    clocks: [...clocksOf(shelf.state, deps.city.rules.clocks, calendar)],
    pending,
  });

  return {
    submit,
    detail,
    onChange: (listener) => {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    isPolice: (unitIds) =>
      unitIds.some((id) => {
        const unit = deps.tree().get(id);
        return unit?.kind === 'police_station' || unit?.code === 'gongan';
      }),
    service: bindService(casesService, {
      methods: {
        list: (query) => reader.list({ query, user: deps.user().userId, now: deps.now() }),
        counts: () => reader.counts({ user: deps.user().userId, now: deps.now() }),
        get: async ({ caseId }) => {
          deps.user();
          const found = await reader.get(caseId);
          if (found === null) throw new ContractError('not_found', 'case');
          return detail(found.shelf, found.pending);
        },
        execute: async ({ caseId, command }, client: Client) => {
          deps.require('seat', client);
          const shelf = await submit({ caseId, commands: [command], persons: [], draftId: null });
          return detail(shelf, true);
        },
        alike: async ({ caseId, phone, ...rest }) => {
          deps.user();
          const { duplicates } = deps.city;
          const now = deps.now();
          const report = { ...rest, phone: phone.replace(/\D/gu, '') };
          const since = now - Math.max(0, ...duplicates.windows.map(({ hours }) => hours)) * 3_600_000;
          const earlier = await reader.earlierReports({ report, caseId, since });
          const rows = new Map(earlier.map(({ row }) => [row.id, row]));
          return findAlike(report, earlier.map((each) => each.report), duplicates, now)
            .slice(0, 5)
            .flatMap(({ caseId: id, ...alike }) => {
              const row = rows.get(id);
              return row === undefined ? [] : [{ row, ...alike }];
            });
        },
        placeHistory: async ({ caseId, text, unitId }) => {
          deps.user();
          const { repeat } = deps.city.duplicates;
          const found = await reader.placeHistory({ caseId, place: text, placeUnitId: unitId, since: deps.now() - repeat.days * 86_400_000 });
          return {
            rows: found.slice(0, 5).map(({ row }) => row),
            total: found.length,
            disputes: found.filter(({ category }) => isDispute(category, repeat)).length,
            days: repeat.days,
            atLeast: repeat.atLeast,
          };
        },
        callerHistory: ({ number }) => {
          deps.user();
          return reader.callerHistory(number);
        },
        photo: async ({ fileId }) => {
          deps.user();
          const { mime, content } = await deps.central.file(fileId);
          return { dataUrl: `data:${mime};base64,${content.toString('base64')}` };
        },
      },
      topics: {
        changed: (_params, emit) => {
          const tell = (caseIds: string[]): void => emit({ caseIds });
          watchers.add(tell);
          return () => watchers.delete(tell);
        },
      },
    }),
  };
};
