import type { TriageResult } from '#domain/triage/verdict.ts';

export const redFlagCodes = [
  'weapon',
  'violence',
  'injury',
  'trapped',
  'drowning',
  'suicide',
  'fire',
  'gas',
  'minor_or_helpless',
  'crowd',
  'cannot_speak_freely',
] as const;
export type RedFlagCode = (typeof redFlagCodes)[number];

/** Cues are named after what they see; these name the flag they would raise. */
const flagOfRule: Readonly<Record<string, RedFlagCode>> = {
  threat: 'violence',
  helpless: 'minor_or_helpless',
  cannot_speak: 'cannot_speak_freely',
  whisper_sure: 'cannot_speak_freely',
  weapon_drawn: 'weapon',
  stab: 'weapon',
  sexual_sure: 'violence',
  domestic: 'violence',
  crash_hurt: 'injury',
  suicide_sure: 'suicide',
  fire_sure: 'fire',
  gas_sure: 'gas',
  crowd_sure: 'crowd',
};

export type RedFlagState = 'open' | 'cleared' | 'hit';

/** `cleared`: it was in the text and does not count (negated, harmless phrase, answered). */
export const redFlagStates = (triage: TriageResult | null): Readonly<Record<RedFlagCode, RedFlagState>> => {
  const hits = new Set(triage?.redFlags.map(({ code }) => code) ?? []);
  const cleared = new Set(
    (triage?.evidence ?? []).filter(({ excludedBecause }) => excludedBecause !== null).map(({ rule }) => flagOfRule[rule] ?? rule),
  );
  return Object.fromEntries(
    redFlagCodes.map((code) => [code, hits.has(code) ? 'hit' : cleared.has(code) ? 'cleared' : 'open']),
  ) as Record<RedFlagCode, RedFlagState>;
};

/** The codes of the result that this screen has a name for, in board order. */
export const raisedFlags = (triage: TriageResult | null): readonly RedFlagCode[] => {
  const states = redFlagStates(triage);
  return redFlagCodes.filter((code) => states[code] === 'hit');
};
