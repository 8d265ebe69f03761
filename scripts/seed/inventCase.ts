import type { Case, CaseContent, Person, Urgency } from '../../src/domain/case/case.ts';
import { formatCaseNumber } from '../../src/domain/case/caseNumber.ts';
import type { Actor, CaseCommand } from '../../src/domain/case/command.ts';
import { decide } from '../../src/domain/case/decide.ts';
import type { DecideContext } from '../../src/domain/case/decideContext.ts';
import type { EventEnvelope } from '../../src/domain/case/event.ts';
import { evolve } from '../../src/domain/case/evolve.ts';
import { toEventEnvelopes } from '../../src/domain/case/toEventEnvelopes.ts';
import { shanghaiDay } from '../../src/domain/calendar/workingCalendar.ts';
import { routeMatter } from '../../src/domain/routing/routeMatter.ts';
import type { UnitTree } from '../../src/domain/routing/unitTree.ts';
import type { Chance } from './chance.ts';

/** What a city's cases are made of. */
export interface City {
  readonly context: DecideContext;
  readonly tree: UnitTree;
  readonly places: readonly { readonly name: string; readonly unitId: string }[];
  readonly callers: readonly Omit<Person, 'id'>[];
  readonly tenant: { readonly city: string; readonly mode: 'live' };
}

export interface InventedCase {
  readonly state: Case;
  readonly events: readonly EventEnvelope[];
  readonly persons: readonly Person[];
}

const minute = 60_000;
const hour = 60 * minute;
const policeMatters = ['xingshi', 'zhian', 'jiaojing', 'jiating', 'jiuzhu'];
const tails = ['已经好几天了', '今天早上又发生了', '影响居民出行', '向社区反映过没有解决', '老人孩子都受影响', '请尽快派人来看', '夜里也不停', '门口都走不了'];
const demands = ['请尽快处理并回复', '请派人到现场查看', '要求给出处理时间', '希望有人管一管'];
const found = ['现场核实情况属实', '现场查看，属实，已拍照', '联系来电人后到现场，情况部分属实'];
const done = ['已安排人员清理完毕', '已督促责任方整改', '已维修恢复正常', '已现场劝导并加强巡查', '已约谈责任单位，限期整改'];

/** Good units are quick and done at the first time; which are good depends on the unit alone. */
const qualityOf = (unitId: string): number => {
  let hash = 7;
  for (const mark of unitId) hash = (hash * 31 + (mark.codePointAt(0) ?? 0)) % 1_009;
  return 0.55 + (0.45 * hash) / 1_009;
};

/** One matter from its first word to where it stands at `until`, through the rules of the product itself. */
export const inventCase = (chance: Chance, city: City, at: number, number: { readonly block: number; readonly counter: number }, until: number): InventedCase => {
  const { context, tree } = city;
  const is110 = chance.is(0.22);
  const line = is110 ? '110' : '12345';
  const taker: Actor = { userId: is110 ? 'zhao.lei' : chance.pick(['wang.min', 'li.qiang']), role: is110 ? 'taker_110' : 'taker_12345', unitId: null };
  const system: Actor = { userId: 'system', role: 'system', unitId: null };
  const lead: Actor = { userId: 'chen.jing', role: 'shift_lead', unitId: null };
  const police = chance.is(is110 ? 0.62 : 0.04);
  const categories = context.rules.duties.filter(({ category }) => policeMatters.some((each) => category.startsWith(each)) === police);
  const { category } = chance.pick(categories);
  const place = chance.pick(city.places);
  const name = context.rules.categories.find(({ id }) => id === category)?.name ?? '';
  const urgency: Urgency = police ? 'urgent' : chance.is(0.12) ? 'urgent' : chance.is(0.08) ? 'hard' : chance.is(0.1) ? 'consult' : 'normal';
  const caseId = chance.id(at);
  const caller: Person = { id: chance.id(at), ...chance.pick(city.callers) };
  const content: CaseContent = {
    title: `${place.name}${name.split('、')[0] ?? ''}`,
    description: `${place.name}附近${name}，${chance.pick(tails)}，${chance.pick(tails)}。`,
    place: { text: place.name, unitId: place.unitId, detail: `${chance.between(1, 300)} 号附近` },
    category,
    urgency,
    occurredAt: '',
    demand: chance.pick(demands),
    secret: chance.is(0.04),
    consents: chance.is(0.8) ? ['handover', 'callback', 'sms'] : [],
  };

  let state: Case | null = null;
  const events: EventEnvelope[] = [];
  let now = at;
  const give = (actor: Actor, command: CaseCommand, after: number): boolean => {
    now += after;
    if (now > until) return false;
    const envelope = { id: chance.id(now), tenant: city.tenant, caseId, actor, seatId: null, at: now, baseVersion: state?.version ?? 0, rules: context.rules.versions, persons: [], command };
    const decision = decide(state, envelope, context);
    if (!decision.ok) return false;
    const made = toEventEnvelopes(state, envelope, decision.value, now);
    events.push(...made);
    state = made.reduce<Case | null>((before, event) => evolve(before, event), state);
    return true;
  };

  const day = shanghaiDay(at).replaceAll('-', '');
  const intake = { channel: 'call', network: line, line, callId: `seed-${caseId}`, callerId: caller.id, takerId: taker.userId, seatId: null, at } as const;
  give(taker, { type: 'take_in', number: formatCaseNumber({ day, ...number }), intake, content }, 0);
  const verdict = police ? (chance.is(0.15) ? 'joint' : 'police') : 'non_police';
  give(taker, { type: 'triage', triage: { verdict, engineVerdict: verdict, category, urgency, redFlags: [], rulesVersion: '1', overrideReason: null } }, chance.between(1, 4) * minute);

  const finish = (): InventedCase => {
    if (state === null) throw new Error('a case begins with its take-in');
    return { state, events, persons: [caller] };
  };
  if (!police && chance.is(is110 ? 0.1 : 0.4)) {
    give(taker, chance.is(0.07) ? { type: 'not_accept', reason: 'court', explanation: '已进入诉讼' } : { type: 'answer', answer: '已向来电人说明办理渠道。' }, minute);
    return finish();
  }

  const proposed = routeMatter({ category, placeUnitId: place.unitId, urgency, police }, tree, context.rules.duties).lead.unitId;
  let unitId = proposed ?? '430602';
  let shareId = chance.id(now);
  const share = (id: string): CaseCommand => ({ type: 'dispatch', transfer: police ? 'police_dispatch' : 'work_order', assignments: [{ id, unitId, kind: 'lead' }], promise: '承办单位会联系您' });
  if (!give(taker, share(shareId), chance.between(1, 6) * minute)) return finish();

  if (!police && chance.is(0.05)) {
    const unit: Actor = { userId: `seed.${unitId}`, role: 'unit_handler', unitId };
    if (give(unit, { type: 'request_return', assignmentId: shareId, reason: 'not_duty', basis: '三定方案职责分工' }, chance.between(3, 25) * minute)) {
      const approved = chance.is(0.5);
      const next = { id: chance.id(now), unitId: '430602', kind: 'lead' as const };
      give(lead, { type: 'decide_request', request: 'return', assignmentId: shareId, approved, note: '经核', reassign: approved ? next : null }, chance.between(5, 60) * minute);
      if (approved) [shareId, unitId] = [next.id, next.unitId];
    }
  }

  const unit: Actor = { userId: `seed.${unitId}`, role: tree.get(unitId)?.kind === 'grid' ? 'grid_worker' : 'unit_handler', unitId };
  const quality = qualityOf(unitId);
  const slow = chance.is(quality) ? 1 : chance.between(2, 9);
  if (!give(unit, { type: 'sign', assignmentId: shareId }, chance.between(2, urgency === 'urgent' ? 12 : 150) * minute * slow)) return finish();
  if (police) {
    if (!give(unit, { type: 'record_arrival', assignmentId: shareId, arrival: { at: now, officers: '2 人', measures: '到场处置' } }, chance.between(4, 20) * minute)) return finish();
  } else {
    const seconds = chance.between(30, 400);
    const call = { startedAt: now, answeredAt: now + 8_000, endedAt: now + 8_000 + seconds * 1_000, result: 'answered', by: unit.userId } as const;
    const contact = { at: now, channel: 'call', outcome: 'reached', seconds, callId: chance.id(now), note: '', call } as const;
    if (!give(system, { type: 'record_contact_call', assignmentId: shareId, contact }, chance.between(5, 300) * minute * slow)) return finish();
  }
  if (chance.is(0.02)) return finish();
  for (let round = 0; round < 3; round += 1) {
    const solved = chance.is(0.6 + 0.35 * quality);
    const works = police ? chance.between(10, 90) * minute : chance.between(1, urgency === 'urgent' ? 14 : 60) * hour * slow;
    const feedback = {
      found: chance.pick(found), done: chance.pick(done), solved: solved ? ('yes' as const) : ('partly' as const), photos: [],
      genuine: chance.is(0.97) ? ('yes' as const) : ('no' as const), unsolvedReason: solved ? '' : '需相关单位配合',
      ...(police ? { police: { outcome: 'mediated' as const, injured: 0 } } : {}),
    };
    if (!give(unit, { type: 'feed_back', assignmentId: shareId, feedback }, works)) return finish();
    const reached = chance.is(0.85);
    if (!reached && !give(taker, { type: 'follow_up', followUp: { contacted: false, solved: null, satisfied: null, note: '', missed: 'no_answer' as const } }, chance.between(1, 10) * hour)) return finish();
    const satisfied: 'very' | 'yes' | 'fair' | 'no' = solved ? (chance.is(0.55) ? 'very' : chance.is(0.8) ? 'yes' : 'fair') : 'no';
    const answer = { contacted: true, solved: solved ? ('yes' as const) : ('partly' as const), satisfied, note: '', ...(solved ? {} : { reason: chance.pick(['half_done', 'came_back', 'not_true']) }) };
    if (!give(taker, { type: 'follow_up', followUp: answer }, chance.between(1, 20) * hour)) return finish();
    if (solved) {
      give(taker, { type: 'close' }, chance.between(1, 60) * minute);
      return finish();
    }
  }
  return finish();
};
