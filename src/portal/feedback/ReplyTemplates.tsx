import { NativeSelect } from '@mantine/core';
import { useWords } from '../words/useWords.ts';
import replies from '../../../resources/rules/replies.json';

type Reply = (typeof replies.replies)[number];

interface ReplyTemplatesProps {
  readonly category: string | null;
  readonly onChoose: (reply: Reply) => void;
}

/** The city's own words to start from: those for this category first, then those for every case. */
export const ReplyTemplates = ({ category, onChoose }: ReplyTemplatesProps) => {
  const { t } = useWords();
  const fitting = replies.replies.filter(({ categories }) => category !== null && categories.some((each) => each === category));
  const shown = [...fitting, ...replies.replies.filter(({ categories }) => categories.length === 0)];
  return (
    <NativeSelect
      label={t('feedback.template')}
      value=""
      data={[{ value: '', label: t('feedback.noTemplate') }, ...shown.map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={({ currentTarget: { value } }) => {
        const chosen = shown.find(({ id }) => id === value);
        if (chosen !== undefined) onChoose(chosen);
      }}
    />
  );
};
