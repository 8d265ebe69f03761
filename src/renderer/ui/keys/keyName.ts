/** The part of a keyboard event that decides. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey' | 'isComposing'> & {
  /** Deprecated, and the only sign some input methods give. */
  readonly keyCode: number;
};

/** Browsers report a key that the input method takes with this code, also where `isComposing` is still false. */
const takenByInputMethod = 229;

/** `Ctrl+Alt+N`, `F2`, `Space`, `?`; null while an input method composes: its keys are its own. */
export const keyName = (press: KeyPress): string | null => {
  if (press.isComposing || press.keyCode === takenByInputMethod || press.key === 'Process') return null;
  const modifiers = [
    press.ctrlKey || press.metaKey ? 'Ctrl' : '',
    press.altKey ? 'Alt' : '',
    press.shiftKey && !isShiftedSign(press) ? 'Shift' : '',
  ];
  return [...modifiers, baseOf(press)].filter((part) => part !== '').join('+');
};

/** `?` is Shift with another key on most keyboards: the sign is its name. */
const isShiftedSign = ({ key, code }: KeyPress): boolean => key.length === 1 && !/[a-z0-9 ]/i.test(key) && !code.startsWith('Digit');

/** Digits by their place on the keyboard: with Alt or Shift the character differs between layouts. */
const baseOf = ({ key, code }: KeyPress): string => {
  if (code === 'Space') return 'Space';
  if (code.startsWith('Digit')) return code.slice('Digit'.length);
  return key.length === 1 ? key.toUpperCase() : key;
};

/** Keys that mean something else to a field being typed in: they fire only while no field has the focus. */
export const belongsToField = (name: string): boolean =>
  !/^F\d+$/.test(name) && !/(^|\+)(Ctrl|Alt)\+/.test(name);
