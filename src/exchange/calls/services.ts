import type { Frame } from '../media/g711.ts';
import { tone } from '../media/holdMusic.ts';
import { createSpeaker } from '../callers/speaker.ts';
import type { Party } from './call.ts';

/** A party that says what it hears, 20 ms later. */
export const createEcho = (): Party => {
  const heard: Frame[] = [];
  return {
    role: 'other',
    user: '*43',
    port: {
      take: () => heard.shift() ?? null,
      hear: (frame) => {
        heard.push(frame);
        if (heard.length > 5) heard.shift();
      },
    },
    hangUp: () => undefined,
  };
};

/** A party that answers digits with tones and leaves after `#`. */
export interface DigitEcho extends Party {
  onDigit(digit: string): void;
}

export const createDigitEcho = (leave: (party: Party) => void): DigitEcho => {
  const speaker = createSpeaker(() => 0);
  const party: DigitEcho = {
    role: 'other',
    user: '*44',
    port: speaker,
    hangUp: () => speaker.stop(),
    onDigit: (digit) => {
      const at = '1234567890*'.indexOf(digit);
      speaker.play(tone(at < 0 ? 300 : 500 + at * 100, 300)).then(
        () => {
          if (digit === '#') leave(party);
        },
        () => undefined,
      );
    },
  };
  return party;
};

export const isDigitEcho = (party: Party): party is DigitEcho => 'onDigit' in party;
