import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import * as en from './en/all.ts';
import * as zh from './zh-CN/all.ts';

const remembered = 'lianxi.language';

type Words<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Words<Tree[Key]> };

/** English has every word that Chinese has, or this does not compile. */
const english: Words<typeof zh> = en;

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'translation';
    readonly resources: { readonly translation: typeof zh };
  }
}

/** Chinese unless somebody chose English on this machine. */
export const startI18n = (): void => {
  void i18n.use(initReactI18next).init({
    lng: localStorage.getItem(remembered) ?? 'zh-CN',
    resources: { 'zh-CN': { translation: zh }, en: { translation: english } },
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = i18n.language;
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === remembered && newValue !== null) void i18n.changeLanguage(newValue);
  });
};

/** The other language, on every page of this machine. */
export const switchLanguage = (): void => {
  const next = i18n.language === 'en' ? 'zh-CN' : 'en';
  localStorage.setItem(remembered, next);
  document.documentElement.lang = next;
  void i18n.changeLanguage(next);
};
