import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readPreferences, type SoundPreferences } from '../sound/soundPreferences.ts';
import { stepPhone } from './callMachine.ts';
import { comfortTone, failureTone } from './comfortTone.ts';
import { createPhoneSounds } from './phoneSounds.ts';
import { idlePhone, type PhoneInput, type PhoneState } from './phoneState.ts';

const usual = readPreferences({ getItem: () => null });
const invited: Extract<PhoneInput, { type: 'invited' }> = { type: 'invited', callId: 'a', line: '12345', number: '138', name: '', caseNumber: '', answersItself: false };
const dial: PhoneInput = { type: 'command', command: { type: 'dial', number: '139', line: '12345' }, newCallId: 'a' };
const over = (status: number): PhoneInput => ({ type: 'terminated', callId: 'a', why: 'remote', noAnswer: false, status });

/** What was heard, in order, and the outputs of the last tone. */
const listen = (preferences: Partial<SoundPreferences> = {}) => {
  const heard: string[] = [];
  let outputs: readonly { device: string; level: number }[] = [];
  const sounds = createPhoneSounds(
    {
      play: (tone, to) => {
        heard.push(tone ?? 'silence');
        outputs = to;
      },
    },
    () => ({ ...usual, ...preferences }),
  );
  let state: PhoneState = idlePhone;
  return {
    heard,
    outputs: () => outputs,
    give: (...inputs: readonly PhoneInput[]) => {
      for (const input of inputs) {
        const before = state;
        state = stepPhone(before, input, 0).state;
        sounds.follow(before, state, input);
      }
    },
  };
};

describe('what the telephone sounds like', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('rings on the ringer and in the headset, and is still when answered', () => {
    const { give, heard, outputs } = listen({ ringer: 'box', speaker: 'headset', ringLevel: 0.4 });
    give(invited);
    expect(outputs()).toEqual([{ device: 'box', level: 0.4 }, { device: 'headset', level: 0.4 }]);
    give({ type: 'command', command: { type: 'answer', callId: 'a' }, newCallId: '' });
    expect(heard).toEqual(['ring', 'silence']);
  });

  it('rings on the ringer alone when the headset shall be quiet', () => {
    const { give, outputs } = listen({ ringer: 'box', speaker: 'headset', ringsInHeadsetToo: false });
    give(invited);
    expect(outputs().map(({ device }) => device)).toEqual(['box']);
  });

  it('a number that rings is heard to ring; the exchange’s own sound takes the place of ours', () => {
    const { give, heard } = listen();
    give(dial);
    expect(heard).toEqual([]);
    give({ type: 'progress', callId: 'a', earlyMedia: false });
    expect(heard).toEqual(['ringback']);
    give({ type: 'progress', callId: 'a', earlyMedia: true });
    expect(heard).toEqual(['ringback', 'silence']);
  });

  it.each([
    [486, 'busy'],
    [603, 'busy'],
    [404, 'congestion'],
    [503, 'congestion'],
  ] as const)('%i is heard for three seconds: %s', (status, tone) => {
    expect(failureTone(status)).toBe(tone);
    const { give, heard } = listen();
    give(dial, { type: 'progress', callId: 'a', earlyMedia: false }, over(status));
    expect(heard).toEqual(['ringback', tone]);
    vi.advanceTimersByTime(3_000);
    expect(heard.at(-1)).toBe('silence');
  });

  it('a call withdrawn by oneself is no failure', () => {
    const { give, heard } = listen();
    give(dial, { type: 'progress', callId: 'a', earlyMedia: false }, { type: 'command', command: { type: 'hang_up', callId: 'a' }, newCallId: '' }, over(487));
    expect(heard).toEqual(['ringback', 'silence']);
  });

  it('a second caller knocks softly, in the headset', () => {
    const { give, heard, outputs } = listen({ ringer: 'box', speaker: 'headset' });
    give(invited, { type: 'command', command: { type: 'answer', callId: 'a' }, newCallId: '' }, { type: 'established', callId: 'a' }, { ...invited, callId: 'b' });
    expect(heard.at(-1)).toBe('call_waiting');
    expect(outputs().map(({ device }) => device)).toEqual(['headset']);
  });

  it('reminds of a caller on hold every half minute, until he is taken back', () => {
    const { give, heard } = listen();
    give(invited, { type: 'command', command: { type: 'answer', callId: 'a' }, newCallId: '' }, { type: 'established', callId: 'a' }, { type: 'hold_changed', callId: 'a', on: true });
    vi.advanceTimersByTime(61_000);
    expect(heard.filter((tone) => tone === 'hold_reminder')).toHaveLength(2);
    give({ type: 'hold_changed', callId: 'a', on: false });
    vi.advanceTimersByTime(120_000);
    expect(heard.filter((tone) => tone === 'hold_reminder')).toHaveLength(2);
  });

  it('says that a call has answered itself', () => {
    const { give, heard } = listen();
    give({ ...invited, answersItself: true });
    expect(heard).toEqual(['auto_answer']);
  });

  it('is silent when nobody is there', () => {
    expect(comfortTone(idlePhone)).toBeNull();
  });
});
