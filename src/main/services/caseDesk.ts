import type { User } from '#contract/central/auth.ts';
import { ContractError } from '#contract/errors.ts';
import { bindService, type BoundService } from '#contract/rpc/serveServices.ts';
import { nothingSchema } from '#contract/identifiers.ts';
import { casesService, savedFilterSchema, type caseDetailSchema } from '#contract/workstation/cases.ts';
import { createWorkingCalendar } from '#domain/calendar/workingCalendar.ts';
import type { Person } from '#domain/case/case.ts';
import { clocksOf } from '#domain/case/clocks.ts';
import type { CaseCommand, CommandEnvelope, RuleVersions } from '#domain/case/command.ts';
import { decide } from '#domain/case/decide.ts';
import type { DecideContext } from '#domain/case/decideContext.ts';
import type { Share } from '#domain/case/dispatchesOf.ts';
import type { Refusal } from '#domain/case/refusal.ts';
import { findAlike } from '#domain/duplicates/findAlike.ts';
import { isDispute } from '#domain/duplicates/findRepeats.ts';
import type { UnitTree } from '#domain/routing/unitTree.ts';
import type { Instant } from '#domain/tenant.ts';
import * as z from 'zod';
import type { CaseShelf } from '../storage/caseRow.ts';
import type { CityFiles } from '../storage/cityFiles.ts';
import type { LocalStoreMethods } from '../storage/localStoreWorker.ts';
import type { ReaderMethods } from '../storage/readerWorker.ts';
import type { Remote } from '../storage/workerCalls.ts';
import type { CentralClient } from '../sync/centralClient.ts';
import type { Synchroniser } from '../sync/synchroniser.ts';
import type { Client, RequireLease } from './client.ts';
import type { SeatIdentity } from './seatIdentity.ts';
import type { TriageMethods } from './triageWorker.ts';

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
  /** A new share of a case for this unit. */
  shareFor(unitId: string, kind: Share['kind']): Share;
}

const system: CommandEnvelope['actor'] = { userId: 'system', role: 'system', unitId: null };

/** Cases as the seat has them: replica and overlay, and the commands it gives on them. */
export const createCaseDesk = (deps: {
  readonly local: Remote<LocalStoreMethods>;
  /** What a call needs: answers at once. */
  readonly reader: Remote<ReaderMethods>;
  /** Lists, counts and what is alike: as long as they take. */
  readonly listReader: Remote<ReaderMethods>;
  readonly central: CentralClient;
  readonly synchroniser: Synchroniser;
  readonly identity: SeatIdentity;
  readonly city: CityFiles;
  readonly triage: Pick<Remote<TriageMethods>, 'assess'>;
  /** What a command given now is decided under. */
  readonly rules: () => RuleVersions;
  readonly tree: () => UnitTree;
  readonly user: () => User;
  readonly require: RequireLease;
  readonly now: () => Instant;
  readonly newId: () => string;
}): CaseDesk => {
  const { local, reader, listReader } = deps;
  const calendar = createWorkingCalendar(deps.city.holidays);
  const watchers = new Set<(caseIds: string[]) => void>();
  const changed = (caseIds: readonly string[]): void => {
    for (const watcher of watchers) watcher([...caseIds]);
  };
  deps.synchroniser.onChange((caseIds) => {
    if (caseIds.length > 0) changed(caseIds);
  });

  const asker = () => {
    const user = deps.user();
    return { user: user.userId, line: user.line ?? deps.identity.seat?.line ?? '12345', now: deps.now() };
  };
  const context = (): DecideContext => ({ rules: deps.city.rules, unit: (id) => deps.tree().get(id), calendar, reportNumber: '' });
  const given = ({ userId, role, unitId }: User, command: CaseCommand, caseId: string, at: Instant): CommandEnvelope => ({
    ...{ id: '', tenant: { city: '', mode: 'live' }, seatId: null, baseVersion: 0, persons: [] },
    ...{ caseId, at, command, actor: { userId, role, unitId }, rules: deps.rules() },
  });

  /** A merge changes two cases or none: what the case that stays would say to it, as far as this seat has it. */
  const refusalByOther = async ({ command, ...envelope }: CommandEnvelope): Promise<Refusal | null> => {
    if (command.type !== 'merge') return null;
    const other = await reader.get(command.intoCaseId);
    if (other === null) return { code: 'case_unknown', detail: {} };
    const absorbed = { caseId: envelope.caseId, number: '', callerId: null, secret: false };
    const asked: CommandEnvelope = { ...envelope, caseId: command.intoCaseId, command: { type: 'absorb', absorbed }, actor: system };
    const decision = decide(other.shelf.state, asked, context());
    return decision.ok ? null : decision.refusal;
  };

  const refusals = async (caseId: string, commands: readonly CaseCommand[]): Promise<(Refusal | null)[]> => {
    const user = deps.user();
    const found = await reader.get(caseId);
    return Promise.all(
      commands.map(async (command) => {
        const envelope = given(user, command, caseId, deps.now());
        const decision = decide(found?.shelf.state ?? null, envelope, context());
        return decision.ok ? refusalByOther(envelope) : decision.refusal;
      }),
    );
  };

  /** The unit and all below it. */
  const under = (unitId: string): readonly string[] => [unitId, ...deps.tree().children(unitId).flatMap(({ id }) => under(id))];

  const filtersOf = (): string => `savedFilters:${deps.user().userId}`;

  const submit: CaseDesk['submit'] = async ({ caseId, commands, persons, draftId }) => {
    const { seat } = deps.identity;
    const user = deps.user();
    if (seat === null) throw new ContractError('central_unreachable', 'seat_never_enrolled');
    const base = await reader.base(caseId);
    const at = deps.now();
    const envelopes = commands.map(
      (command, index): CommandEnvelope => ({
        ...given(user, command, caseId, at),
        id: deps.newId(),
        tenant: seat.tenant,
        seatId: seat.seatId,
        baseVersion: base?.state.version ?? 0,
        persons: index === 0 ? persons : [],
      }),
    );
    for (const envelope of envelopes) {
      const refusal = await refusalByOther(envelope);
      if (refusal !== null) throw new ContractError('refused', refusal.code, { ...refusal.detail });
    }
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
    // An unknown unit is refused by the rules; until then it has no police's forms.
    shareFor: (unitId, kind) => ({ id: deps.newId(), unitId, kind, unit: deps.tree().get(unitId) ?? { kind: 'department', code: null } }),
    service: bindService(casesService, {
      methods: {
        list: (query) => listReader.list({ ...asker(), query, units: query.filter.unitId === null ? null : under(query.filter.unitId) }),
        counts: () => listReader.counts(asker()),
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
        executeAll: async ({ caseId, commands }, client: Client) => {
          deps.require('seat', client);
          return detail(await submit({ caseId, commands, persons: [], draftId: null }), true);
        },
        refusals: async ({ caseId, commands }) => (await refusals(caseId, commands)).map((each) => each && { code: each.code, detail: { ...each.detail } }),
        assess: async ({ caseId, answers }) => {
          deps.user();
          const found = await reader.get(caseId);
          if (found === null) throw new ContractError('not_found', 'case');
          const { content, intake } = found.shelf.state;
          const caller = found.shelf.persons.find(({ id }) => id === intake.callerId);
          const callerHistory = await reader.earlierVerdicts(caller?.phone ?? '');
          return deps.triage.assess({ text: content.description, revision: 1, line: intake.line ?? '12345', answers, place: content.place.text, callerHistory });
        },
        savedFilters: async () => {
          const kept = await local.setting(filtersOf());
          return kept === null ? [] : z.array(savedFilterSchema).parse(JSON.parse(kept));
        },
        saveFilters: async ({ filters }, client: Client) => {
          deps.require('seat', client);
          await local.saveSetting({ name: filtersOf(), value: JSON.stringify(filters) });
          return {};
        },
        recordExport: async (record) => {
          deps.user();
          await deps.central.asUser(nothingSchema, 'POST', '/api/exports', record);
          return {};
        },
        alike: async ({ caseId, phone, ...rest }) => {
          deps.user();
          const { duplicates } = deps.city;
          const now = deps.now();
          const report = { ...rest, phone: phone.replace(/\D/gu, '') };
          const since = now - Math.max(0, ...duplicates.windows.map(({ hours }) => hours)) * 3_600_000;
          const earlier = await listReader.earlierReports({ report, caseId, since });
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
          const found = await listReader.placeHistory({ caseId, place: text, placeUnitId: unitId, since: deps.now() - repeat.days * 86_400_000 });
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
        waiting: (_params, emit) => {
          const tell = (): void => void listReader.waiting(asker()).then(emit, () => undefined);
          tell();
          watchers.add(tell);
          return () => watchers.delete(tell);
        },
        changed: (_params, emit) => {
          const tell = (caseIds: string[]): void => emit({ caseIds });
          watchers.add(tell);
          return () => watchers.delete(tell);
        },
      },
    }),
  };
};
