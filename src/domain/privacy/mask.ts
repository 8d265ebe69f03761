/** `13812340000` → `138****0000`; shorter numbers keep at most their last two digits. A seat (`A08`) is nobody's number and stays. */
export const maskPhone = (phone: string): string => {
  if (isExtension(phone)) return phone;
  const digits = phone.replace(/\D/gu, '');
  if (digits.length >= 11) return `${digits.slice(0, 3)}${'*'.repeat(digits.length - 7)}${digits.slice(-4)}`;
  if (digits.length === 0) return '';
  return `${'*'.repeat(Math.max(4, digits.length - 2))}${digits.length > 4 ? digits.slice(-2) : ''}`;
};

/** A seat of the hall, as it is dialled. */
export const isExtension = (number: string): boolean => /^[A-Za-z]\d{1,4}$/u.test(number);

/** `王小敏` → `王**`: the family name alone. */
export const maskName = (name: string): string => {
  const letters = [...name.trim()];
  return letters.length === 0 ? '' : `${letters[0] ?? ''}${'*'.repeat(Math.max(1, letters.length - 1))}`;
};
