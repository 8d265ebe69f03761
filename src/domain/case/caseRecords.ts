import type { Instant, Line } from '../tenant.ts';

export type ClockKind = 'sign' | 'contact' | 'done';

/** 工单派发 / 派警. */
export type Transfer = 'work_order' | 'police_dispatch';

/** A point with the coordinate system it was given in; nothing here converts it. */
export interface Point {
  readonly lng: number;
  readonly lat: number;
  readonly system: 'WGS-84' | 'CGCS2000' | 'GCJ-02' | 'BD-09';
  /** Radius in metres that the device claims; null when it does not say. */
  readonly accuracy: number | null;
}

export interface Photo {
  readonly fileId: string;
  readonly kind: 'before' | 'after';
  readonly at?: Instant | undefined;
  readonly point?: Point | undefined;
}

/** What came with a report from the street. */
export interface Attachment {
  readonly fileId: string;
  readonly kind: 'photo' | 'voice';
  readonly at: Instant;
  readonly point: Point | null;
}

/** 处警单. */
export interface Arrival {
  readonly at: Instant;
  readonly officers: string;
  readonly measures: string;
}

/** 反馈单: what became of a police dispatch. */
export interface PoliceReport {
  readonly outcome: 'mediated' | 'warned' | 'penalised' | 'filed' | 'rescued' | 'handed_over' | 'nothing_found';
  readonly injured: number;
  /** 死亡, 救助, 带离 (persons); absent from reports written before they were asked for. */
  readonly dead?: number | undefined;
  readonly rescued?: number | undefined;
  readonly takenAway?: number | undefined;
  /** Whom the matter was left to, when it was handed over. */
  readonly handedTo?: string | undefined;
}

/** Somebody else looked at the finished work. */
export interface Recheck {
  readonly passed: boolean;
  readonly note: string;
  readonly photos: readonly Photo[];
  readonly at: Instant;
}

export interface Pause {
  readonly from: Instant;
  readonly to: Instant | null;
}

export interface Owner {
  readonly line: Line;
  readonly userId: string;
  readonly since: Instant;
}

/** 一键转接, 三方通话 or the case alone (also to a colleague of the same line), offered and not yet answered. */
export interface Handover {
  readonly kind: 'one_key' | 'three_way' | 'case_only';
  readonly toLine: Line;
  readonly reason: string;
  readonly at: Instant;
  readonly by: string;
}

/** `exception`: the caller could not be called through the exchange, and somebody is to sign for it (rule 9). */
export type RequestKind = 'return' | 'extension' | 'suspension' | 'exception';

/** A unit asks, the shift lead decides (审定). */
export interface UnitRequest {
  readonly kind: RequestKind;
  readonly assignmentId: string;
  readonly unitId: string;
  /** Return: id in the list of reasons. Otherwise free text. */
  readonly reason: string;
  /** Return: the legal basis in words. */
  readonly basis: string;
  /** Extension: minutes asked for, of the kind its clock counts. */
  readonly minutes: number | null;
  readonly at: Instant;
  readonly by: string;
  readonly decision: RequestDecision | null;
}

export interface RequestDecision {
  readonly approved: boolean;
  readonly note: string;
  /** The third return of a case: this decision binds, nobody may return it any more. */
  readonly arbitration: boolean;
  readonly at: Instant;
  readonly by: string;
}

/** 催办 (anybody at the desk, the caller rang again) or 督办 (a lead or supervisor presses). */
export interface Supervision {
  readonly kind: 'chase' | 'supervise';
  /** Null: the whole case. */
  readonly assignmentId: string | null;
  readonly text: string;
  readonly at: Instant;
  readonly by: string;
}

export type EscalationStep = 'unit' | 'parent' | 'shift_lead' | 'supervisor';

/** A clock passed a mark and somebody was told; each step of each clock once. */
export interface Escalation {
  readonly assignmentId: string;
  readonly clock: ClockKind;
  readonly to: EscalationStep;
  /** The unit that was told, for `unit` and `parent`. */
  readonly unitId: string | null;
  readonly at: Instant;
}

export interface InfoQuestion {
  readonly text: string;
  /** Unit that asks; null when the desk does. */
  readonly unitId: string | null;
  readonly at: Instant;
  readonly by: string;
}

/** A call the desk made for the case, as the telephone saw it: nobody types it, so it stands as evidence of contact. */
export interface CallRecord {
  readonly callId: string;
  readonly to: 'caller' | 'unit';
  /** Null for the caller. */
  readonly unitId: string | null;
  readonly outcome: 'reached' | 'no_answer';
  /** Spoken; 0 when nobody answered. */
  readonly seconds: number;
  readonly at: Instant;
  readonly by: string;
}

/** What the caller was told, and until when it must be so. */
export interface PromiseRecord {
  readonly text: string;
  readonly dueAt: Instant | null;
  readonly at: Instant;
  readonly by: string;
}

export interface ConsentRecord {
  readonly consent: 'handover' | 'callback' | 'sms';
  readonly given: boolean;
  readonly at: Instant;
  readonly by: string;
}

/** A merged case and its caller, who is followed up like the others. */
export interface Absorbed {
  readonly caseId: string;
  readonly number: string;
  readonly callerId: string | null;
  /** Its caller is hidden from units, as he was before. */
  readonly secret: boolean;
}
