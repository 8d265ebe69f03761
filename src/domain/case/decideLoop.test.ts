import { describe, expect, it } from 'vitest';
import {
  contact, recordedCall, decideOn, dispatchTo, feedBack, followUp, lastAnswer, noAnswer, people, returnIt, runSteps, takeIn, toFedBack, toSigned, triaged,
  type Step,
} from '../../../tests/support/caseRun.ts';
import { decideContext } from '../../../tests/support/ruleBook.ts';
import { clocksOf } from './clocks.ts';
import type { CaseCommand } from './command.ts';

const { taker, police, lead, otherLead, supervisor, street, grid, otherGrid, station, system } = people;
const hour = 3_600_000;
const extend = (minutes = 600): CaseCommand => ({ type: 'request_extension', assignmentId: 'a1', reason: '等配件', minutes });
const suspend: CaseCommand = { type: 'request_suspension', assignmentId: 'a1', reason: '汛期不能开挖' };
const exception: CaseCommand = { type: 'request_exception', assignmentId: 'a1', reason: '号码已停机，到场核实' };
const resume: CaseCommand = { type: 'resume', assignmentId: 'a1', note: '' };
const merge: CaseCommand = { type: 'merge', intoCaseId: 'other', intoNumber: '1', reason: '同一处' };
const escalate: CaseCommand = { type: 'escalate', assignmentId: 'a1', clock: 'sign', to: 'parent' };
const sample: CaseCommand = { type: 'verify', basis: 'unreachable', note: '' };
const toStreet: readonly Step[] = [[taker, takeIn], [taker, triaged()], [taker, dispatchTo('street')], [street, { type: 'sign', assignmentId: 'a1' }]];
const handDown: CaseCommand = { type: 'sub_assign', assignmentId: 'a1', assignments: [{ id: 'b1', unitId: 'g1', kind: 'lead' }] };
const offer = (toLine: '110' | '12345', kind: 'one_key' | 'three_way' | 'case_only' = 'one_key', consent = true, promise = '12345 接着办'): CaseCommand => ({
  type: 'offer_handover', handover: { kind, toLine, reason: '属对方职责' }, consent, promise,
});
const at110: CaseCommand = takeIn.type === 'take_in' ? { ...takeIn, intake: { ...takeIn.intake, network: '110', line: '110', takerId: 'zhao.lei' } } : takeIn;
const returnedTo = (unit: string, id: string): Step => [lead, decideOn('return', true, id === 'a2' ? 'a1' : 'a2', { id, unitId: unit, kind: 'lead' })];

describe('what a rule refuses, it names', () => {
  it.each<[string, readonly Step[], string | null]>([
    ['a return with a reason of one’s own', [...toSigned, [grid, { type: 'request_return', assignmentId: 'a1', reason: 'mine', basis: '…' }]], 'reason_not_in_list'],
    ['a return without its legal basis', [...toSigned, [grid, { type: 'request_return', assignmentId: 'a1', reason: 'not_duty', basis: ' ' }]], 'basis_required'],
    ['a return after its own clock', [...toSigned, [grid, returnIt(), 9_000 + hour]], 'return_too_late'],
    ['a second return of the same unit', [...toSigned, [grid, returnIt()], [lead, decideOn('return', false)], [grid, returnIt()]], 'return_used'],
    ['work while a return waits', [...toSigned, [grid, returnIt()], [grid, contact()]], 'request_pending'],
    ['feedback while nobody has signed the exception', [...toSigned, [grid, exception], [grid, feedBack()]], 'contact_evidence_required'],
    ['feedback after the exception was not signed', [...toSigned, [grid, exception], [lead, decideOn('exception', false)], [grid, feedBack()]], 'contact_evidence_required'],
    ['an exception without a word why', [...toSigned, [grid, { ...exception, reason: ' ' }]], 'reason_required'],
    ['an exception that the worker signs himself', [...toSigned, [grid, exception], [grid, decideOn('exception', true)]], 'role_not_allowed'],
    ['a decision by a call-taker', [...toSigned, [grid, returnIt()], [taker, decideOn('return', true)]], 'role_not_allowed'],
    ['a second decision', [...toSigned, [grid, returnIt()], [lead, decideOn('return', true)], [otherLead, decideOn('return', false)]], 'already_decided'],
    ['a decision nobody asked for', [...toSigned, [lead, decideOn('return', true)]], 'no_request'],
    ['a refusal without a word', [...toSigned, [grid, returnIt()], [lead, { type: 'decide_request', request: 'return', assignmentId: 'a1', approved: false, note: '', reassign: null }]], 'reason_required'],
    ['a third return that names nobody', [
      ...toSigned, [grid, returnIt()], returnedTo('g2', 'a2'), [otherGrid, returnIt('a2')], returnedTo('street', 'a3'), [street, returnIt('a3')],
      [lead, decideOn('return', true, 'a3')],
    ], 'arbitration_names_unit'],
    ['a return after the arbitration', [
      ...toSigned, [grid, returnIt()], returnedTo('g2', 'a2'), [otherGrid, returnIt('a2')], returnedTo('street', 'a3'), [street, returnIt('a3')],
      [lead, decideOn('return', true, 'a3', { id: 'a4', unitId: 'g1', kind: 'lead' })], [grid, returnIt('a4')],
    ], 'arbitration_binds'],
    ['a second extension', [...toSigned, [grid, extend()], [lead, decideOn('extension', false)], [grid, extend()]], 'extension_used'],
    ['an extension after expiry', [...toSigned, [grid, extend(), 9_000 + 25 * hour]], 'extension_too_late'],
    ['an extension longer than the limit', [...toSigned, [grid, extend(1_441)]], 'extension_too_long'],
    ['two requests at once', [...toSigned, [grid, extend()], [grid, suspend]], 'request_pending'],
    ['work while suspended', [...toSigned, [grid, suspend], [lead, decideOn('suspension', true)], [grid, contact()]], 'suspended'],
    ['resuming what runs', [...toSigned, [grid, resume]], 'not_suspended'],
    ['handing work to a unit that is not below', [...toStreet, [street, { ...handDown, assignments: [{ id: 'b1', unitId: 'zhujian', kind: 'lead' }] }]], 'not_below_you'],
    ['feedback while a unit below still works', [...toStreet, [street, handDown], [street, contact()], [street, feedBack()]], 'sub_assignments_open'],
    ['a grid worker who hands down', [...toSigned, [grid, handDown]], 'role_not_allowed'],
    ['police feedback without an arrival', [[police, at110], [police, triaged('police')], [police, dispatchTo('police', 'a1', 'lead', 'police_dispatch')], [station, { type: 'sign', assignmentId: 'a1' }], [station, feedBack()]], 'arrival_required'],
    ['a second lead of the same kind', [...toSigned, [taker, dispatchTo('g2', 'a2')]], 'lead_assignment_required'],
    ['the same person as second sampler', [...toFedBack, [taker, followUp('yes')], [taker, followUp('yes', 'second')]], 'same_sampler'],
    ['giving up before three attempts', [...toFedBack, [taker, noAnswer], [taker, noAnswer], [taker, sample]], 'attempts_missing'],
    ['passing over a caller in the sample', [...toFedBack, [taker, { type: 'verify', basis: 'not_sampled', note: '' }]], 'sampled'],
    ['passing over a caller who is known', [...toFedBack, [taker, { type: 'verify', basis: 'no_caller', note: '' }]], 'caller_known'],
    ['a call-taker who lifts secrecy', [...toSigned, [taker, { type: 'flag_secret', secret: true, reason: '怕报复' }], [taker, { type: 'edit_content', fields: { secret: false } }]], 'secrecy_needs_lead'],
    ['a merge into itself', [...toSigned, [taker, { ...merge, intoCaseId: '00000000-0000-7000-8000-000000000001' }]], 'merge_into_itself'],
    ['work on a merged case', [...toSigned, [taker, merge], [grid, contact()]], 'case_merged'],
    ['work on a void case', [...toSigned, [lead, { type: 'void', reason: '测试电话' }], [grid, contact()]], 'case_void'],
    ['the same step of a clock twice', [...toSigned, [system, escalate], [system, escalate]], 'already_escalated'],
    ['a call-taker who says a clock ran out', [...toSigned, [taker, escalate]], 'role_not_allowed'],
    ['a diversion from 110 without consent', [[police, at110], [police, triaged()], [police, offer('12345', 'one_key', false)]], 'consent_required'],
    ['a diversion from 110 without a promise', [[police, at110], [police, triaged()], [police, offer('12345', 'one_key', true, '')]], 'promise_required'],
    ['a silent diversion of danger', [[police, at110], [police, triaged('police')], [police, offer('12345')]], 'red_flag_forbids_diversion'],
    ['a three-way call about danger', [[police, at110], [police, triaged('police')], [police, offer('12345', 'three_way')]], null],
    ['a diversion after police were sent', [[police, at110], [police, triaged('joint')], [police, dispatchTo('police', 'a1', 'lead', 'police_dispatch')], [police, offer('12345')]], null],
    ['an end by the side that does not hold the case', [[police, at110], [police, triaged()], [police, offer('12345')], [taker, { type: 'answer', answer: '好' }]], 'not_owner'],
    ['accepting for the other side', [[taker, takeIn], [taker, offer('110')], [taker, { type: 'accept_handover' }]], 'not_owner'],
    ['accepting what one offered oneself', [[lead, takeIn], [lead, triaged()], [lead, offer('110')], [lead, { type: 'accept_handover' }]], 'accept_in_person'],
    ['a colleague of the same line who accepts', [[taker, takeIn], [taker, offer('12345', 'case_only', false, '')], [lead, { type: 'accept_handover' }]], null],
    ['a case alone that carries danger to the hotline', [[police, at110], [police, triaged('police')], [police, offer('12345', 'case_only')]], 'red_flag_forbids_diversion'],
    ['a decline without a word', [[police, at110], [police, triaged()], [police, offer('12345')], [taker, { type: 'end_handover', outcome: 'declined', note: ' ' }]], 'reason_required'],
    ['a decline by the side that offers', [[police, at110], [police, triaged()], [police, offer('12345')], [police, { type: 'end_handover', outcome: 'declined', note: '不行' }]], 'not_owner'],
    ['a withdrawal by the side it is offered to', [[police, at110], [police, triaged()], [police, offer('12345')], [taker, { type: 'end_handover', outcome: 'withdrawn', note: '' }]], 'not_owner'],
    ['a withdrawal by the sender', [[police, at110], [police, triaged()], [police, offer('12345')], [police, { type: 'end_handover', outcome: 'withdrawn', note: '' }]], null],
    ['accepting what nobody offers', [...toSigned, [police, { type: 'accept_handover' }]], 'no_handover'],
    ['supervision by a call-taker', [...toSigned, [taker, { type: 'supervise', supervision: { kind: 'supervise', assignmentId: null, text: '快办' } }]], 'role_not_allowed'],
    ['a chase by a call-taker', [...toSigned, [taker, { type: 'supervise', supervision: { kind: 'chase', assignmentId: null, text: '又来电' } }]], null],
  ])('%s', (_name, steps, code) => {
    expect(runSteps(steps.slice(0, -1)).answers.filter((answer) => answer !== null)).toEqual([]);
    expect(lastAnswer(steps)).toBe(code);
  });
});

describe('the loop', () => {
  it('goes down the chain, each step signed, and comes back up', () => {
    const { state, answers } = runSteps([
      ...toStreet, [street, handDown], [grid, { type: 'sign', assignmentId: 'b1' }], [grid, contact('b1')], [grid, feedBack('b1')], [street, feedBack()],
    ]);
    expect(answers.filter(Boolean)).toEqual([]);
    expect(state?.state).toBe('fed_back');
    expect(state?.assignments.map(({ id, parentId, state: each }) => [id, parentId, each])).toEqual([['a1', undefined, 'fed_back'], ['b1', 'a1', 'fed_back']]);
  });

  it('lets a unit send back what it handed down', () => {
    const { state } = runSteps([
      ...toStreet, [street, handDown], [grid, { type: 'sign', assignmentId: 'b1' }], [grid, contact('b1')], [grid, feedBack('b1')],
      [street, { type: 'rework', assignmentIds: ['b1'], reason: '照片不清' }],
    ]);
    expect(state?.assignments[1]?.state).toBe('rework');
    expect(state?.state).toBe('handling');
  });

  it('gives a returned case to the next unit, and after three returns for good', () => {
    const { state, answers } = runSteps([
      ...toSigned, [grid, returnIt()], returnedTo('g2', 'a2'), [otherGrid, returnIt('a2')], returnedTo('street', 'a3'), [street, returnIt('a3')],
      [lead, decideOn('return', true, 'a3', { id: 'a4', unitId: 'g1', kind: 'lead' })],
    ]);
    expect(answers.filter(Boolean)).toEqual([]);
    expect(state?.requests?.map(({ decision }) => decision?.arbitration)).toEqual([false, false, true]);
    expect(state?.assignments.filter((each) => each.state !== 'returned').map(({ unitId }) => unitId)).toEqual(['g1']);
  });

  it('waits for the desk again when a return names nobody', () => {
    expect(runSteps([...toSigned, [grid, returnIt()], [lead, decideOn('return', true)]]).state?.state).toBe('triaged');
  });

  it('stands still while suspended with approval, and runs on after', () => {
    const { state } = runSteps([...toSigned, [grid, suspend], [lead, decideOn('suspension', true), hour], [grid, resume, 3 * hour]]);
    expect(state?.state).toBe('signed');
    expect(state?.assignments[0]?.pauses).toEqual([{ from: hour, to: 3 * hour }]);
  });

  it('shows both samples side by side and changes nothing by the second', () => {
    const { state } = runSteps([...toFedBack, [taker, followUp('yes')], [taker, { type: 'close' }], [supervisor, followUp('no', 'second')]]);
    expect(state?.state).toBe('closed');
    expect(state?.followUps.map(({ by, sample: each }) => [by, each])).toEqual([['wang.min', 'first'], ['he.ping', 'second']]);
  });

  it('closes without the caller after three attempts', () => {
    const { state } = runSteps([...toFedBack, [taker, noAnswer], [taker, noAnswer], [taker, noAnswer], [taker, sample], [taker, { type: 'close' }]]);
    expect(state?.state).toBe('closed');
  });

  it('keeps the first class beside the last, also after closing', () => {
    const again: CaseCommand = { type: 'reclassify', category: 'huanjing.zaosheng', urgency: 'normal', verdict: 'joint', reason: '核实后改类' };
    const { state, answers } = runSteps([...toFedBack, [taker, followUp('yes')], [taker, { type: 'close' }], [lead, again]]);
    expect(answers.at(-1)).toBeNull();
    expect([state?.firstTriage?.verdict, state?.triage?.verdict, state?.state]).toEqual(['non_police', 'joint', 'closed']);
  });

  it('moves to the other side only when that accepts, and counts the hops', () => {
    const offered = runSteps([[police, at110], [police, triaged()], [police, offer('12345')]]);
    expect([offered.state?.owner?.line, offered.state?.hops]).toEqual(['110', 0]);
    expect(offered.state?.consentRecords?.map(({ consent }) => consent)).toEqual(['handover']);
    const done = runSteps([[police, at110], [police, triaged()], [police, offer('12345')], [taker, { type: 'accept_handover' }]]);
    expect([done.state?.owner, done.state?.hops]).toEqual([{ line: '12345', userId: 'wang.min', since: 9_000 }, 1]);
    const declined = runSteps([[police, at110], [police, triaged()], [police, offer('12345')], [taker, { type: 'end_handover', outcome: 'declined', note: '属公安管辖' }]]);
    expect([declined.state?.owner?.line, declined.state?.handover]).toEqual(['110', undefined]);
  });

  it('carries a police dispatch with its forms, beside the department’s work order', () => {
    const { state, answers } = runSteps([
      [police, at110], [police, triaged('joint')], [police, dispatchTo('police', 'a1', 'lead', 'police_dispatch')],
      [police, dispatchTo('g1', 'a2', 'lead')],
      [station, { type: 'sign', assignmentId: 'a1' }],
      [station, { type: 'record_arrival', assignmentId: 'a1', arrival: { at: 9_500, officers: '2 人', measures: '封路' } }],
      [station, { type: 'feed_back', assignmentId: 'a1', feedback: { found: '电线杆倒伏', done: '交通管制', solved: 'partly', photos: [], police: { outcome: 'handed_over', injured: 0 } } }],
    ]);
    expect(answers.filter(Boolean)).toEqual([]);
    // The department has not begun: the case is not fed back because the police are done.
    expect(state?.state).toBe('dispatched');
  });

  it('asks and answers a question, and stands where it stood', () => {
    const asked = [...toSigned, [grid, { type: 'ask_info', assignmentId: 'a1', text: '哪个门牌' }]] as const satisfies readonly Step[];
    expect(runSteps(asked).state?.state).toBe('awaiting_info');
    expect(runSteps([...asked, [taker, { type: 'give_info', text: '123 号' }]]).state?.state).toBe('signed');
  });

  it('lets a unit feed back once the lead has signed that the caller cannot be called; the contact counts from when it was asked', () => {
    const { state } = runSteps([...toSigned, [grid, exception, hour], [lead, decideOn('exception', true), 9 * hour], [grid, feedBack()]]);
    expect(state?.state).toBe('fed_back');
    expect(state?.assignments[0]?.contacts).toEqual([
      { at: hour, channel: 'exception', outcome: 'no_answer', seconds: 0, callId: null, note: '号码已停机，到场核实', signedBy: 'chen.jing' },
    ]);
  });

  it('lets the unit above sign for what it handed down', () => {
    const below: CaseCommand = { type: 'request_exception', assignmentId: 'b1', reason: '来电人停机' };
    const asked: readonly Step[] = [...toStreet, [street, handDown], [grid, { type: 'sign', assignmentId: 'b1' }], [grid, below]];
    const { state } = runSteps([...asked, [street, decideOn('exception', true, 'b1')], [grid, feedBack('b1')]]);
    expect(state?.assignments.find(({ id }) => id === 'b1')?.state).toBe('fed_back');
  });

  it('stops the street’s contact clock with the call of the grid it sent', () => {
    const below: readonly Step[] = [...toStreet, [street, handDown], [grid, { type: 'sign', assignmentId: 'b1' }], [system, recordedCall(60, 'b1')]];
    const { state } = runSteps(below);
    if (state === null) throw new Error('no case');
    const stopped = clocksOf(state, decideContext.rules.clocks, decideContext.calendar).filter(({ kind }) => kind === 'contact').map(({ stoppedAt }) => stoppedAt);
    expect(stopped).toEqual([2_000, 2_000]);
  });

  it('splits a merged case back to where it was', () => {
    const merged: readonly Step[] = [...toSigned, [taker, merge]];
    expect(runSteps(merged).state?.state).toBe('merged');
    expect(runSteps([...merged, [taker, { type: 'split', reason: '不是一处' }]]).state?.state).toBe('signed');
  });

  it('sends the work back when a re-check fails', () => {
    const recheck = (passed: boolean): CaseCommand => ({ type: 'recheck', assignmentId: 'r1', passed, note: passed ? '' : '又堵了', photos: [] });
    const checked: readonly Step[] = [...toFedBack, [taker, dispatchTo('g2', 'r1', 'recheck')], [otherGrid, { type: 'sign', assignmentId: 'r1' }]];
    expect(runSteps([...checked, [otherGrid, recheck(true)]]).state?.state).toBe('fed_back');
    expect(runSteps([...checked, [otherGrid, recheck(false)]]).state?.state).toBe('rework');
  });

  it('makes a case of a report from the street, with the reporter’s unit on record', () => {
    const content = takeIn.type === 'take_in' ? takeIn.content : null;
    if (content === null) throw new Error('no content');
    const { state } = runSteps([[grid, { type: 'report', channel: 'grid', content, callerId: null, attachments: [] }]]);
    expect(state).toMatchObject({ number: decideContext.reportNumber, state: 'taken_in', intake: { network: 'grid', reporterUnitId: 'g1' } });
  });

  it('gives a report to whoever at the desk is the first to say what it is', () => {
    const content = takeIn.type === 'take_in' ? takeIn.content : null;
    if (content === null) throw new Error('no content');
    const report: Step = [grid, { type: 'report', channel: 'web', content, callerId: null, attachments: [] }];
    expect(runSteps([report]).state?.owner?.userId).toBe('wangge1');
    expect(runSteps([report, [taker, triaged()], [lead, triaged('joint')]]).state?.owner).toEqual({ line: '12345', userId: 'wang.min', since: 9_000 });
    // A call belongs to who answered it, whoever looks at it again.
    expect(runSteps([[taker, takeIn], [lead, triaged()]]).state?.owner?.userId).toBe('wang.min');
  });
});
