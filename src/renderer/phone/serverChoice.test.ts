import { expect, it } from 'vitest';
import { createServerChoice } from './serverChoice.ts';

it('goes to the backup after two failures, and back when the first answers', () => {
  const choice = createServerChoice('ws://first', 'ws://backup');
  choice.failed();
  expect(choice.current()).toBe('ws://first');
  choice.failed();
  expect(choice.current()).toBe('ws://backup');
  expect(choice.firstIsBack()).toBe(true);
  expect(choice.current()).toBe('ws://first');
  expect(choice.firstIsBack()).toBe(false);
});

it('stays where it is without a backup', () => {
  const choice = createServerChoice('ws://first', '');
  for (let time = 0; time < 9; time += 1) choice.failed();
  expect(choice.current()).toBe('ws://first');
});
