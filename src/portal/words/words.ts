import { createInstance, type i18n } from 'i18next';
import { en } from './en.ts';
import { zhCN, type WordKey } from './zhCN.ts';

export type Language = 'zh-CN' | 'en';
export const languages: readonly Language[] = ['zh-CN', 'en'];

/** The words of the chosen language; `t` knows every key. */
export interface Words {
  readonly language: Language;
  readonly t: (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;
}

export const createI18n = async (language: Language): Promise<i18n> => {
  const instance = createInstance();
  await instance.init({
    lng: language,
    fallbackLng: 'zh-CN',
    // Keys are flat; a dot in them is part of the name.
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
  });
  return instance;
};

export const wordsOf = (instance: i18n): Words => ({
  language: instance.language === 'en' ? 'en' : 'zh-CN',
  t: (key, values = {}) => instance.t(key, values),
});

const shanghai = { timeZone: 'Asia/Shanghai', hourCycle: 'h23' } as const;

/** Month, day, hour and minute in Shanghai. */
export const momentWords = (at: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { ...shanghai, month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }).format(at);

export const timeWords = (at: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { ...shanghai, hour: '2-digit', minute: '2-digit' }).format(at);
