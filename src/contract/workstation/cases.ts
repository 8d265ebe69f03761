import * as z from 'zod';
import { caseSchema, caseStateSchema, commandSchema, eventEnvelopeSchema, personSchema, urgencySchema } from '../case.ts';
import { exportRecordSchema } from '../central/exports.ts';
import { personNameSchema, unitSchema } from '../central/directory.ts';
import { cityMapSchema } from './map.ts';
import { placeKindSchema, pointSchema } from '../places.ts';
import { idSchema, instantSchema, lineSchema, networkSchema, nothingSchema, unitIdSchema } from '../identifiers.ts';
import { defineService } from '../rpc/serviceContract.ts';
import { triageResultSchema } from './seatView.ts';

/** A clock as the screen shows it: a bar of `share`, amber from 0.7, red from 1. */
export const clockSchema = z.object({
  assignmentId: idSchema,
  unitId: unitIdSchema,
  kind: z.enum(['sign', 'contact', 'done']),
  startedAt: instantSchema,
  /** When 70 % of its time is used, counted as the clock counts. */
  amberAt: instantSchema,
  dueAt: instantSchema,
  stoppedAt: instantSchema.nullable(),
  /** Since when it stands still because the work is suspended. */
  pausedAt: instantSchema.nullable(),
});

export const caseRowSchema = z.object({
  id: idSchema,
  number: z.string(),
  state: caseStateSchema,
  network: networkSchema,
  line: lineSchema.nullable(),
  title: z.string(),
  place: z.string(),
  urgency: urgencySchema,
  leadUnitId: unitIdSchema.nullable(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  /** The running clock that is nearest to its end; null when none runs. */
  clock: clockSchema.nullable(),
  /** Part of it has not reached the central yet. */
  pending: z.boolean(),
});
export type CaseRow = z.infer<typeof caseRowSchema>;

/** Named lists of the left column. `to_take_in`: reported from the street; `to_accept`: offered to this line; `to_tell`: a unit asks something. */
export const caseListSchema = z.enum([
  'all', 'mine', 'to_take_in', 'to_accept', 'to_tell', 'to_follow_up', 'to_decide', 'open', 'overdue', 'at_risk', 'closed',
]);

/** What narrows a list; an empty array and null let everything pass. */
export const caseFilterSchema = z.object({
  urgencies: z.array(urgencySchema).max(5),
  states: z.array(caseStateSchema).max(20),
  category: z.string().max(80).nullable(),
  /** The lead unit is this one or below it. */
  unitId: unitIdSchema.nullable(),
  /** Taken in within the last days. */
  days: z.number().int().min(1).max(3_650).nullable(),
});
export type CaseFilter = z.infer<typeof caseFilterSchema>;

export const caseQuerySchema = z.object({
  list: caseListSchema,
  network: networkSchema.nullable(),
  filter: caseFilterSchema.default({ urgencies: [], states: [], category: null, unitId: null, days: null }),
  /** 1+ Chinese characters, case number, phone (also its last digits), unit name. */
  text: z.string().max(200),
  /** `share`: most of its time used first; `clock`: ends first. */
  sort: z.enum(['share', 'clock', 'newest', 'oldest', 'changed']),
  limit: z.number().int().min(1).max(500),
  offset: z.number().int().min(0),
});

/** A list somebody keeps under a name of his own. */
export const savedFilterSchema = z.object({
  id: idSchema,
  name: z.string().trim().min(1).max(40),
  list: caseListSchema,
  network: networkSchema.nullable(),
  filter: caseFilterSchema,
  text: z.string().max(200),
  sort: caseQuerySchema.shape.sort,
});
export type SavedFilter = z.infer<typeof savedFilterSchema>;
const savedFiltersSchema = z.array(savedFilterSchema).max(30);

/** The rule that refuses, with the values its sentence names. */
export const caseRefusalSchema = z.object({ code: z.string().max(60), detail: z.record(z.string(), z.string()) });

export const caseDetailSchema = z.object({
  case: caseSchema,
  events: z.array(eventEnvelopeSchema),
  persons: z.array(personSchema),
  clocks: z.array(clockSchema),
  pending: z.boolean(),
});

export const callerHistorySchema = z.object({
  cases: z.array(caseRowSchema),
  total: z.number().int(),
  open: z.number().int(),
});

export const casesService = defineService({
  name: 'cases',
  methods: {
    list: {
      params: caseQuerySchema,
      result: z.object({ rows: z.array(caseRowSchema), total: z.number().int() }),
    },
    counts: { params: nothingSchema, result: z.record(caseListSchema, z.number().int()) },
    get: { params: z.object({ caseId: idSchema }), result: caseDetailSchema },
    /** Decides on the seat's own projection, stores command and overlay in one transaction, answers the case as it is now. Error: refused. */
    execute: {
      params: z.object({ caseId: idSchema, command: commandSchema }),
      result: caseDetailSchema,
    },
    /** Several commands of one case, all or none. Error: refused. */
    executeAll: {
      params: z.object({ caseId: idSchema, commands: z.array(commandSchema).min(1).max(6) }),
      result: caseDetailSchema,
    },
    /** Asks the rules themselves: for each command, given now by this user, what would refuse it; null where nothing does. */
    refusals: {
      params: z.object({ caseId: idSchema, commands: z.array(commandSchema).max(40) }),
      result: z.array(caseRefusalSchema.nullable()),
    },
    /** Triage of a case that has a text and no verdict: a report from the street. Answers by question id. */
    assess: {
      params: z.object({ caseId: idSchema, answers: z.record(z.string().max(60), z.string().max(20)) }),
      result: triageResultSchema,
    },
    savedFilters: { params: nothingSchema, result: savedFiltersSchema },
    /** Keeps them for this user at this seat, in their order. */
    saveFilters: { params: z.object({ filters: savedFiltersSchema }), result: nothingSchema },
    /** Puts on record at the central what leaves the system; only then may it leave. Errors: central_unreachable, unauthorised. */
    recordExport: { params: exportRecordSchema, result: nothingSchema },
    callerHistory: { params: z.object({ number: z.string().max(40) }), result: callerHistorySchema },
    /** What was reported at this address in the city's window for repeat disputes, newest first: at most five rows, and how many in all. */
    placeHistory: {
      params: z.object({ caseId: idSchema, text: z.string().min(1).max(500), unitId: unitIdSchema.nullable() }),
      result: z.object({ rows: z.array(caseRowSchema), total: z.number().int(), disputes: z.number().int(), days: z.number(), atLeast: z.number().int() }),
    },
    /** Earlier cases that may be of the same event, the likest first, within the look-back of their category. */
    alike: {
      params: z.object({
        caseId: idSchema,
        text: z.string().max(20_000),
        place: z.string().max(500),
        placeUnitId: unitIdSchema.nullable(),
        phone: z.string().max(40),
        category: z.string().max(80).nullable(),
      }),
      result: z.array(z.object({ row: caseRowSchema, likeness: z.number(), sameCaller: z.boolean(), samePlace: z.boolean() })),
    },
    /** Photo of a feedback, as a data URL. Error: central_unreachable, not_found. */
    photo: { params: z.object({ fileId: idSchema }), result: z.object({ dataUrl: z.string() }) },
  },
  topics: {
    /** How many wait for somebody at this desk to take them in, accept or answer them. */
    waiting: { params: nothingSchema, event: z.object({ toTakeIn: z.number().int(), toAccept: z.number().int(), toTell: z.number().int() }) },
    /** Ids of cases that changed; an empty list means "ask again for everything". */
    changed: { params: nothingSchema, event: z.object({ caseIds: z.array(idSchema) }) },
  },
});

const unitPathSchema = unitSchema.extend({ path: z.array(z.string()) });

/** Units, places and the lists of the city, all local. */
export const directoryService = defineService({
  name: 'directory',
  methods: {
    /** By characters, pinyin or initials ("bljx"). Never blocks a save. */
    searchUnits: {
      params: z.object({
        text: z.string().max(100),
        kinds: z.array(unitSchema.shape.kind).max(7),
        limit: z.number().int().min(1).max(100),
      }),
      result: z.array(unitPathSchema),
    },
    /** Divisions, grids, roads, residences, landmarks; also an address that holds a name, and a pair of coordinates. */
    searchPlaces: {
      params: z.object({ text: z.string().max(100), limit: z.number().int().min(1).max(50) }),
      result: z.array(
        z.object({
          name: z.string(),
          unitId: unitIdSchema,
          path: z.array(z.string()),
          kind: z.enum([...placeKindSchema.options, 'division']),
          point: pointSchema.nullable(),
          demo: z.boolean(),
        }),
      ),
    },
    /** The grid a point lies in; several on a border, none outside every grid. */
    gridsAt: { params: pointSchema, result: z.array(unitPathSchema) },
    /** What a point is called: named places within some hundred metres, the nearest first. */
    placesNear: {
      params: z.object({ point: pointSchema, limit: z.number().int().min(1).max(20) }),
      result: z.array(z.object({ name: z.string(), kind: placeKindSchema, unitId: unitIdSchema, metres: z.number(), demo: z.boolean() })),
    },
    /** What a map of the city draws without any tile server; asked for once, when somebody opens a map. */
    map: { params: nothingSchema, result: cityMapSchema },
    unit: { params: z.object({ unitId: unitIdSchema }), result: unitPathSchema.nullable() },
    children: { params: z.object({ unitId: unitIdSchema.nullable() }), result: z.array(unitSchema) },
    /** Names of accounts; those the city does not know are absent. */
    people: { params: z.object({ userIds: z.array(personNameSchema.shape.userId).max(1_000) }), result: z.array(personNameSchema) },
    /** Who gets a matter, who goes along and why, and the way down from the district to the place. */
    route: {
      params: z.object({ category: z.string().max(80).nullable(), placeUnitId: unitIdSchema.nullable(), urgency: urgencySchema, police: z.boolean() }),
      result: z.object({
        lead: z.object({ unit: unitPathSchema.nullable(), why: z.enum(['police', 'duty', 'grid', 'fallback', 'unknown']) }),
        joint: z.array(z.object({ unit: unitPathSchema, why: z.enum(['duty', 'listed', 'eyes']) })),
        chain: z.array(unitPathSchema),
      }),
    },
    lists: {
      params: nothingSchema,
      result: z.object({
        version: z.string(),
        categories: z.array(z.object({ id: z.string(), name: z.string(), parent: z.string().nullable() })),
        notAcceptedReasons: z.array(z.object({ id: z.string(), name: z.string(), basis: z.string() })),
        /** Departments by the code that lists name them by. */
        unitKinds: z.array(z.object({ code: z.string(), name: z.string() })),
        overrideReasons: z.array(z.object({ id: z.string(), name: z.string(), en: z.string() })),
        returnReasons: z.array(z.object({ id: z.string(), name: z.string() })),
        /** Attempts without an answer after which a case may be verified without the caller. */
        followUpAttempts: z.number().int(),
        /** Minutes after the feedback within which the caller should have been asked. */
        followUpWithin: z.number().int(),
        unsatisfiedReasons: z.array(z.object({ id: z.string(), name: z.string() })),
        /** The return of a case from which on the decision binds. */
        arbitrationAt: z.number().int(),
        clockHours: z.array(
          z.object({
            urgency: urgencySchema,
            kind: z.enum(['sign', 'contact', 'done']),
            minutes: z.number(),
            time: z.enum(['elapsed', 'working']),
          }),
        ),
      }),
    },
  },
  topics: {},
});
