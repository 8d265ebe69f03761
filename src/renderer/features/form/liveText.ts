import type { ChangeEvent, CompositionEvent } from 'react';
import type { DraftEditor } from '../../seat/draftEditor.ts';

type TextField = 'description' | 'occurredAt' | 'callerName' | 'callerPhone' | 'demand';
type Box = HTMLInputElement | HTMLTextAreaElement;

export interface LiveText {
  readonly value: string;
  readonly onChange: (event: ChangeEvent<Box>) => void;
  readonly onCompositionEnd: (event: CompositionEvent<Box>) => void;
  readonly onBlur: () => void;
}

/**
 * Ties a text field to the editor. While an input method composes, the half-composed text is shown and not sent; Chromium
 * fires `input` before `compositionend`, so that the composed text is sent by the latter.
 */
export const liveText = (editor: DraftEditor, field: TextField): LiveText => ({
  value: editor.values()[field] ?? '',
  onChange: ({ currentTarget, nativeEvent }) =>
    editor.edit(field, cleaned(field, currentTarget.value), (nativeEvent as InputEvent).isComposing),
  onCompositionEnd: ({ currentTarget }) => editor.edit(field, cleaned(field, currentTarget.value)),
  onBlur: () => editor.settle(field),
});

/** A number typed with a Chinese input method on has full-width digits. */
const cleaned = (field: TextField, text: string): string =>
  field === 'callerPhone'
    ? text
        .replace(/[\uff01-\uff5e]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
        .replace(/[^0-9+*# -]/gu, '')
        .slice(0, 24)
    : text;
