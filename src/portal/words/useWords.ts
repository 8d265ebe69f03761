import { useTranslation } from 'react-i18next';
import { wordsOf, type Words } from './words.ts';

export const useWords = (): Words & { readonly choose: (language: Words['language']) => void } => {
  const { i18n } = useTranslation();
  return { ...wordsOf(i18n), choose: (language) => void i18n.changeLanguage(language) };
};
