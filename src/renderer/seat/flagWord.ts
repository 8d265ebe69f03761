import type { TFunction } from 'i18next';
import { triage } from '../i18n/zh-CN/triage.ts';

const isFlag = (code: string): code is keyof typeof triage.flag => Object.hasOwn(triage.flag, code);

/** A red flag in words; one that a city made itself shows by its code. */
export const flagWord = (t: TFunction, code: string): string => (isFlag(code) ? t(`triage.flag.${code}`) : code);
