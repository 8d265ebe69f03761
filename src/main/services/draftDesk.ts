import type * as z from 'zod';
import { ContractError } from '#contract/errors.ts';
import { bindService, type BoundService } from '#contract/rpc/serveServices.ts';
import { draftsService, type Draft } from '#contract/workstation/drafts.ts';
import { draftValuesShape } from '#contract/workstation/seatView.ts';
import type { User } from '#contract/central/auth.ts';
import { shanghaiDay } from '#domain/calendar/workingCalendar.ts';
import type { CaseCommand } from '#domain/case/command.ts';
import { dispatchesOf } from '#domain/case/dispatchesOf.ts';
import type { SubmittedOutcome } from '#domain/replay/seatView.ts';
import type { TriageInput, TriageResult } from '#domain/triage/verdict.ts';
import type { CarriedCase } from '#domain/replay/seatView.ts';
import type { Instant } from '#domain/tenant.ts';
import type { LocalStoreMethods } from '../storage/localStoreWorker.ts';
import type { StoredDraft } from '../storage/localStore.ts';
import type { Remote } from '../storage/workerCalls.ts';
import type { CaseDesk } from './caseDesk.ts';
import type { Client, RequireLease } from './client.ts';
import { commandsOfDraft, type TakerDecision } from './commandsOfDraft.ts';
import { callerFields, readableDraft } from './readableDraft.ts';
import type { SeatDesk } from './seatDesk.ts';
import type { SeatIdentity } from './seatIdentity.ts';
import { heedOpinion, type RemoteTriage } from './remoteTriage.ts';
import type { TriageMethods } from './triageWorker.ts';

export interface DraftDesk {
  readonly service: BoundService<Client>;
  /** The form of a call, opened once; what the exchange said of the caller is filled in. */
  openForCall(callId: string): Promise<Draft>;
  /** A form that came with its caller goes on at this seat. */
  adopt(carried: CarriedCase, callId: string): Promise<Draft>;
  /** The form as it is on disk. */
  read(caseId: string): Promise<Draft>;
  /** Puts it away: somebody else has taken it over. It can be brought back until the shift ends. */
  letGo(caseId: string): Promise<void>;
}

/** The live form: every keystroke on disk before it is acknowledged, triage beside it, submission in one transaction. */
export const createDraftDesk = (deps: {
  readonly local: Remote<LocalStoreMethods>;
  readonly triage: Pick<Remote<TriageMethods>, 'assess'>;
  /** The city's own model, if it has one: a second opinion that nobody waits for. */
  readonly remoteTriage: RemoteTriage | null;
  /** What this number reported before; empty when unknown. */
  readonly earlierOf: (phone: string) => Promise<NonNullable<TriageInput['callerHistory']>>;
  readonly desk: SeatDesk;
  readonly cases: CaseDesk;
  readonly identity: SeatIdentity;
  readonly user: () => User;
  readonly require: RequireLease;
  readonly now: () => Instant;
  readonly newId: () => string;
}): DraftDesk => {
  const { local, desk } = deps;
  const watchers = new Set<() => void>();
  const changed = (): void => {
    for (const watcher of watchers) watcher();
  };

  const show = async (draft: StoredDraft): Promise<Draft> => {
    const { caseId, number, callId, line, fields } = draft;
    await desk.happened({ type: 'draft_opened', caseId, number, callId, line, fields });
    changed();
    return readableDraft(draft);
  };

  const open = async (callId: string | null): Promise<Draft> => {
    const { seat } = deps.identity;
    if (seat === null) throw new ContractError('central_unreachable', 'seat_never_enrolled');
    const call = callId !== null && desk.view.call?.callId === callId ? desk.view.call : null;
    const { draft, isNew } = await local.openDraft({
      caseId: deps.newId(),
      callId,
      line: call?.line ?? seat.line,
      fields: call === null ? {} : callerFields(call),
      day: shanghaiDay(deps.now()).replaceAll('-', ''),
      block: seat.numberBlock,
      floor: seat.numberFloor,
      at: deps.now(),
    });
    return isNew || desk.view.draft?.caseId !== draft.caseId ? show(draft) : readableDraft(draft);
  };

  const inputOf = (draft: StoredDraft, earlier: NonNullable<TriageInput['callerHistory']>, text: string, revision: number): TriageInput => ({
    text,
    revision,
    line: draft.line,
    answers: draft.answers,
    place: draft.fields.place?.text ?? '',
    callerHistory: earlier,
  });

  const assess = async (draft: StoredDraft, text: string, revision: number): Promise<TriageResult> => {
    const input = inputOf(draft, await deps.earlierOf(draft.fields.callerPhone ?? ''), text, revision);
    const result = await deps.triage.assess(input);
    const show = (shown: TriageResult): Promise<void> => desk.happened({ type: 'triage_shown', caseId: draft.caseId, result: shown });
    await show(result);
    void deps.remoteTriage?.ask(input).then((opinion) => {
      const heeded = heedOpinion(result, opinion);
      // The caller may have gone on, or the form may be closed: a late opinion is for the text it heard.
      const open = desk.view.draft;
      if (heeded !== null && open?.caseId === draft.caseId && open.triage?.revision === revision) return show(heeded);
      return undefined;
    });
    return result;
  };

  const submit = async (
    caseId: string,
    decision: TakerDecision,
    last: readonly CaseCommand[],
    outcome: SubmittedOutcome,
    unitIds: readonly string[],
  ): Promise<{ caseId: string; number: string }> => {
    const user = deps.user();
    const draft = await local.draft(caseId);
    // The verdict the case is sent under is that of the text as it is, not of the last pause.
    const verdict = await deps.triage.assess(inputOf(draft, await deps.earlierOf(draft.fields.callerPhone ?? ''), draft.fields.description ?? '', draft.revision));
    const { commands, persons } = commandsOfDraft({
      draft,
      verdict,
      decision,
      takerId: user.userId,
      seatId: deps.identity.seat?.seatId ?? null,
      isCall: draft.callId !== null,
      newId: deps.newId,
      last,
    });
    await deps.cases.submit({ caseId, commands, persons, draftId: caseId });
    await desk.happened({ type: 'case_submitted', caseId, outcome, unitIds });
    changed();
    return { caseId, number: draft.number };
  };

  const letGo = async (caseId: string): Promise<void> => {
    await local.setDraftState({ caseId, state: 'discarded', at: deps.now() });
    await desk.happened({ type: 'draft_closed', caseId });
    changed();
  };

  return {
    openForCall: open,
    adopt: async ({ caseId, number, line, fields }, callId) => show(await local.adoptDraft({ caseId, number, line, fields, callId, at: deps.now() })),
    read: async (caseId) => readableDraft(await local.draft(caseId)),
    letGo,
    service: bindService(draftsService, {
      methods: {
        open: ({ callId }, client: Client) => {
          deps.require('seat', client);
          deps.user();
          return open(callId);
        },
        resume: async ({ caseId }, client) => {
          deps.require('seat', client);
          return show(await local.draft(caseId));
        },
        patch: async ({ caseId, field, value, revision, settled }, client) => {
          deps.require('seat', client);
          const shape: z.ZodType = draftValuesShape[field];
          const checked = shape.safeParse(value);
          if (!checked.success) throw new ContractError('invalid_params', 'invalid_params', { at: `value.${field}` });
          const at = deps.now();
          await local.patchDraft({ caseId, field, value: checked.data as typeof value, revision, at });
          if (settled) await desk.happened({ type: 'field_edited', caseId, field, value, revision });
          return { field, revision, savedAt: at };
        },
        triage: async ({ caseId, text, revision }, client) => {
          deps.require('seat', client);
          return assess(await local.draft(caseId), text, revision);
        },
        answerQuestion: async ({ caseId, questionId, option }, client) => {
          deps.require('seat', client);
          await local.answerQuestion({ caseId, questionId, option });
          await desk.happened({ type: 'question_answered', caseId, questionId, option });
          const draft = await local.draft(caseId);
          return assess(draft, draft.fields.description ?? '', draft.revision);
        },
        dispatch: ({ caseId, unitId, jointUnitIds, promise, ...decision }, client) => {
          deps.require('seat', client);
          const shares = [unitId, ...jointUnitIds].map((id, index) => deps.cases.shareFor(id, index === 0 ? 'lead' : 'joint'));
          return submit(caseId, decision, dispatchesOf(shares, promise), 'dispatched', [unitId, ...jointUnitIds]);
        },
        answer: ({ caseId, answer, ...decision }, client) => {
          deps.require('seat', client);
          return submit(caseId, decision, [{ type: 'answer', answer }], 'answered', []);
        },
        notAccept: ({ caseId, reason, explanation, ...decision }, client) => {
          deps.require('seat', client);
          return submit(caseId, decision, [{ type: 'not_accept', reason, explanation }], 'not_accepted', []);
        },
        merge: ({ caseId, intoCaseId, intoNumber, ...decision }, client) => {
          deps.require('seat', client);
          return submit(caseId, decision, [{ type: 'merge', intoCaseId, intoNumber, reason: 'same_event' }], 'merged', []);
        },
        handOver: ({ caseId, handover, consent, promise, ...decision }, client) => {
          deps.require('seat', client);
          return submit(caseId, decision, [{ type: 'offer_handover', handover, consent, promise }], 'handed_over', []);
        },
        discard: async ({ caseId }, client) => {
          deps.require('seat', client);
          await letGo(caseId);
          return {};
        },
        restore: async ({ caseId }, client) => {
          deps.require('seat', client);
          await local.setDraftState({ caseId, state: 'open', at: deps.now() });
          return show(await local.draft(caseId));
        },
      },
      topics: {
        open: (_params, emit) => {
          const tell = (): void =>
            void local.openDrafts(null).then((drafts) => emit(drafts.map(readableDraft))).catch(() => undefined);
          tell();
          watchers.add(tell);
          return () => watchers.delete(tell);
        },
      },
    }),
  };
};
