import type { Question } from '#domain/triage/verdict.ts';

const yes = /^(是|有|对|在|yes|y\b)/iu;
const no = /^(否|不|没|无|no|n\b)/iu;

/**
 * The answer that a key stands for: its own key, its place in the row (1–9), or for Y and N the one answer that says yes or
 * no. Null when the key says nothing here, or more than one answer begins like that.
 */
export const optionForKey = ({ options }: Question, key: string): string | null => {
  const own = options.find((option) => option.key.toLowerCase() === key.toLowerCase());
  if (own !== undefined) return own.key;
  if (/^[1-9]$/u.test(key)) return options[Number(key) - 1]?.key ?? null;
  const pattern = key.toLowerCase() === 'y' ? yes : key.toLowerCase() === 'n' ? no : null;
  const matching = pattern === null ? [] : options.filter(({ label }) => pattern.test(label));
  return matching.length === 1 ? (matching[0]?.key ?? null) : null;
};
