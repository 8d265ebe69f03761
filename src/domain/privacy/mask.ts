/** `13812340000` → `138****0000`; shorter numbers keep at most their last two digits. */
export const maskPhone = (phone: string): string => {
  const digits = phone.replace(/\D/gu, '');
  if (digits.length >= 11) return `${digits.slice(0, 3)}${'*'.repeat(digits.length - 7)}${digits.slice(-4)}`;
  if (digits.length === 0) return '';
  return `${'*'.repeat(Math.max(4, digits.length - 2))}${digits.length > 4 ? digits.slice(-2) : ''}`;
};

/** `王小敏` → `王**`: the family name alone. */
export const maskName = (name: string): string => {
  const letters = [...name.trim()];
  return letters.length === 0 ? '' : `${letters[0] ?? ''}${'*'.repeat(Math.max(1, letters.length - 1))}`;
};
