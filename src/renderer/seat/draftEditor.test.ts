import type { DraftView } from '#domain/replay/seatView.ts';
import { describe, expect, it } from 'vitest';
import { createDraftEditor } from './draftEditor.ts';
import { createPatchQueue, type Patch } from './patchQueue.ts';

const setUp = () => {
  const sent: Patch[] = [];
  const pauses: (() => void)[] = [];
  const queue = createPatchQueue({
    send: (patch) => {
      sent.push(patch);
      return Promise.resolve({ revision: patch.revision, savedAt: 5 });
    },
    storage: { getItem: () => null, setItem: () => undefined },
    later: () => undefined,
  });
  const editor = createDraftEditor({
    caseId: 'a',
    queue,
    after: (run) => {
      pauses.push(run);
      return () => {
        const at = pauses.indexOf(run);
        if (at >= 0) pauses.splice(at, 1);
      };
    },
  });
  return { sent, pauses, editor };
};

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

const draft = (description: string, revision: number): DraftView => ({
  caseId: 'a',
  number: '1',
  callId: null,
  line: '12345',
  openedAt: 0,
  fields: { description: { value: description, savedAt: 3, revision } },
  triage: null,
  answers: {},
  submitted: null,
});

describe('createDraftEditor', () => {
  it('sends each keystroke and, after the pause, the settled value', async () => {
    const { editor, sent, pauses } = setUp();
    editor.edit('description', '下');
    await settle();
    editor.edit('description', '下水');
    await settle();
    expect(editor.mark('description')).toEqual({ state: 'typing' });
    expect(pauses).toHaveLength(1);
    pauses[0]?.();
    await settle();
    expect(sent.map(({ value, settled, revision }) => [value, settled, revision])).toEqual([
      ['下', false, 1],
      ['下水', false, 2],
      ['下水', true, 3],
    ]);
    expect(editor.mark('description')).toEqual({ state: 'saved', at: 5 });
  });

  it('shows half-composed pinyin and sends only what was composed', async () => {
    const { editor, sent } = setUp();
    editor.edit('description', "xia'shui", true);
    await settle();
    expect(editor.values().description).toBe("xia'shui");
    expect(sent).toEqual([]);
    editor.edit('description', '下水');
    await settle();
    expect(sent.map(({ value }) => value)).toEqual(['下水']);
  });

  it('lets local typing win over the station and counts its revisions on', async () => {
    const { editor, sent } = setUp();
    editor.setBase(draft('旧', 4));
    editor.edit('description', '新');
    editor.setBase(draft('旧', 4));
    await settle();
    expect(editor.values().description).toBe('新');
    expect(sent[0]?.revision).toBe(5);
  });

  it('undoes one stretch of typing', async () => {
    const { editor, pauses } = setUp();
    editor.edit('demand', '疏通');
    pauses[0]?.();
    editor.edit('demand', '疏通管');
    editor.edit('demand', '疏通管道');
    expect(editor.undo()).toBe('demand');
    expect(editor.values().demand).toBe('疏通');
    await settle();
    editor.undo();
    expect(editor.values().demand).toBe('');
    expect(editor.undo()).toBeNull();
  });

  it('never overwrites with a suggestion what the user has touched', () => {
    const { editor } = setUp();
    editor.suggest('category', 'shirong.xiashui');
    editor.suggest('category', 'shirong.lumian');
    expect(editor.values().category).toBe('shirong.lumian');
    editor.edit('category', 'shirong.ludeng');
    editor.suggest('category', 'shirong.xiashui');
    expect(editor.values().category).toBe('shirong.ludeng');
    expect(editor.isSuggested('category')).toBe(false);
  });
});
