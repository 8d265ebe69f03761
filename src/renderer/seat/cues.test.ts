import type { Evidence, RedFlag } from '#domain/triage/verdict.ts';
import { describe, expect, it } from 'vitest';
import { numberCues, segmentText } from './cues.ts';

const evidence = (start: number, text: string, rule: string, excludedBecause: string | null = null): Evidence => ({
  start,
  end: start + text.length,
  text,
  rule,
  rulesVersion: '1',
  weight: 1,
  excludedBecause,
});
const flag = (start: number, end: number): RedFlag => ({ code: 'weapon', services: ['110'], start, end });

const text = '下水道堵塞，有人拿刀，没有受伤，下水道堵塞';
const findings = {
  evidence: [
    evidence(12, '受伤', 'injury', 'negated'),
    evidence(0, '下水道堵塞', 'sewer'),
    evidence(8, '拿刀', 'weapon'),
    evidence(16, '下水道堵塞', 'sewer'),
  ],
  redFlags: [flag(8, 10)],
};

describe('numberCues', () => {
  it('numbers in the order of the text, one number for the same reason', () => {
    expect(numberCues(findings).map(({ number, text: words, kind }) => [number, words, kind])).toEqual([
      [1, '下水道堵塞', 'cue'],
      [2, '拿刀', 'red'],
      [3, '受伤', 'off'],
    ]);
  });
});

describe('segmentText', () => {
  it('never loses or adds a character and marks the cues', () => {
    const at = text.indexOf('受伤');
    const segments = segmentText(text, { ...findings, evidence: [...findings.evidence.slice(1), evidence(at, '受伤', 'injury', 'negated')] });
    expect(segments.map(({ text: part }) => part).join('')).toBe(text);
    expect(segments.filter(({ cue }) => cue !== null).map(({ cue }) => cue?.number)).toEqual([1, 2, 3, 1]);
  });

  it('leaves out cues of an older text', () => {
    const segments = segmentText(`更正：${text}`, findings);
    expect(segments.every(({ cue }) => cue === null)).toBe(true);
  });

  it('keeps the red flag where cues overlap', () => {
    const segments = segmentText('有人拿刀', {
      evidence: [evidence(0, '有人拿刀', 'fight'), evidence(2, '拿刀', 'weapon', null)],
      redFlags: [flag(2, 4)],
    });
    expect(segments.map(({ text: part }) => part).join('')).toBe('有人拿刀');
    expect(segments.some(({ cue }) => cue?.kind === 'red')).toBe(true);
  });
});

describe('cues on the same words', () => {
  it('are one: the longer, and of two equal ones the first', () => {
    const given = { evidence: [evidence(0, '手里有刀', 'weapon_drawn'), evidence(2, '有刀', 'weapon'), evidence(0, '手里有刀', 'other')], redFlags: [flag(0, 4)] };
    expect(numberCues(given).map(({ rule }) => rule)).toEqual(['weapon_drawn']);
  });
});
