import { describe, expect, it } from 'vitest';
import { callOf, saysNoAnswer, type CallRequest } from './callHeaders.ts';

const request = (headers: Record<string, string>, displayName = '王女士', toUser = 'A07'): CallRequest => ({
  callId: 'sip-call-id',
  getHeader: (name) => headers[name],
  from: { displayName, uri: { user: '13800000001' } },
  to: { uri: { user: toUser } },
});

describe('callOf', () => {
  it('takes call and line from the headers of our exchange', () => {
    expect(callOf(request({ 'X-Lianxi-Call': 'one', 'X-Lianxi-Line': '110' }))).toEqual({
      type: 'invited',
      callId: 'one',
      line: '110',
      number: '13800000001',
      name: '王女士',
      caseNumber: '',
    });
  });

  it('falls back to Call-ID and the dialled number of any other exchange', () => {
    expect(callOf(request({}, '13800000001', '110'))).toMatchObject({ callId: 'sip-call-id', line: '110', name: '' });
    expect(callOf(request({}))).toMatchObject({ line: '12345' });
    for (const dialled of ['110', '0730110', '+86730110']) expect(callOf(request({}, '', dialled)).line).toBe('110');
    for (const dialled of ['12345', '073012345', '13800000110', 'A110']) expect(callOf(request({}, '', dialled)).line).toBe('12345');
    expect(callOf(request({ 'P-Called-Party-ID': '<sip:110@city.example>' })).line).toBe('110');
    const nameless: CallRequest = { ...request({}), from: { displayName: undefined, uri: { user: '13800000001' } } };
    expect(callOf(nameless)).toMatchObject({ number: '13800000001', name: '' });
  });

  it('rings for a caller without a name', () => {
    expect(callOf({ ...request({}), from: { displayName: undefined, uri: { user: '13800000001' } } })).toMatchObject({ name: '', number: '13800000001' });
    expect(callOf({ ...request({}), from: { displayName: undefined, uri: { user: undefined } } })).toMatchObject({ name: '', number: '' });
  });
});

describe('saysNoAnswer', () => {
  it('knows the causes for an unanswered ring', () => {
    expect(saysNoAnswer('Q.850;cause=19;text="No answer"')).toBe(true);
    expect(saysNoAnswer('SIP;cause=200;text="Call completed elsewhere"')).toBe(false);
    expect(saysNoAnswer(undefined)).toBe(false);
  });
});
