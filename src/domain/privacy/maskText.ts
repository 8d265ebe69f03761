/** Telephone numbers, identity numbers, number plates' digits: whatever is this long identifies somebody. */
const longNumber = /\d[\d\s-]{5,}[\dXx]/gu;

/** Free text for eyes that need no person: long numbers become stars, the names known of the case become 某. */
export const maskText = (text: string, names: readonly string[]): string =>
  names
    .map((name) => name.trim())
    .filter((name) => [...name].length >= 2)
    .reduce((masked, name) => masked.replaceAll(name, '某'), text.replace(longNumber, (number) => '*'.repeat(number.length)));
