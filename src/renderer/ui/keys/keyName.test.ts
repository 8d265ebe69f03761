import { describe, expect, it } from 'vitest';
import { belongsToField, keyName, type KeyPress } from './keyName.ts';

const press = (changes: Partial<KeyPress>): KeyPress => ({
  key: 'a',
  code: 'KeyA',
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  isComposing: false,
  keyCode: 65,
  ...changes,
});

describe('the name of a key', () => {
  it.each([
    [press({ key: 'F2', code: 'F2' }), 'F2'],
    [press({ key: ' ', code: 'Space' }), 'Space'],
    [press({ key: '1', code: 'Digit1', altKey: true }), 'Alt+1'],
    [press({ key: '!', code: 'Digit1', altKey: true, shiftKey: true }), 'Alt+Shift+1'],
    [press({ key: 'n', code: 'KeyN', ctrlKey: true, altKey: true }), 'Ctrl+Alt+N'],
    [press({ key: '?', code: 'Slash', shiftKey: true }), '?'],
  ])('%#', (event, name) => {
    expect(keyName(event)).toBe(name);
  });

  it('is none while an input method composes', () => {
    expect(keyName(press({ key: 'F2', code: 'F2', isComposing: true }))).toBeNull();
    expect(keyName(press({ key: 'Process', code: 'Digit1' }))).toBeNull();
    expect(keyName(press({ key: '1', code: 'Digit1', keyCode: 229 }))).toBeNull();
  });

  it('leaves letters, digits and Space to the field that is typed in', () => {
    expect(['1', 'J', 'Space', '?', '/'].map(belongsToField)).toEqual([true, true, true, true, true]);
    expect(['F9', 'Alt+1', 'Ctrl+Z', 'Ctrl+Alt+N'].map(belongsToField)).toEqual([false, false, false, false]);
  });
});
