import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { languages } from '../words/words.ts';
import { useWords } from '../words/useWords.ts';

const looks = ['auto', 'light', 'dark'] as const;

/** Language and light or dark. */
export const LookChoice = () => {
  const { t, language, choose } = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className="looks">
      <SegmentedControl
        aria-label={t('account.language')}
        value={language}
        onChange={choose}
        data={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
      />
      <SegmentedControl
        aria-label={t('account.look')}
        value={colorScheme}
        onChange={setColorScheme}
        data={looks.map((value) => ({ value, label: t(`account.look.${value}`) }))}
      />
    </div>
  );
};
