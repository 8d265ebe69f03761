import { expect, it } from 'vitest';
import { createRingShow } from './showRing.ts';

const open = (focused: boolean) => {
  const said: string[] = [];
  let click: () => void = () => undefined;
  const show = createRingShow({
    window: { flashFrame: (on) => said.push(`flash ${String(on)}`), isFocused: () => focused, show: () => said.push('window') },
    app: { setBadgeCount: (count) => said.push(`badge ${String(count)}`) > 0 },
    notify: ({ body }) => ({
      show: () => said.push(`notice ${body ?? ''}`),
      close: () => said.push('closed'),
      on: (_event: string, listener: () => void) => {
        click = listener;
      },
    }) as never,
  });
  return { show, said, click: () => click() };
};

it('a ring behind other windows flashes, has a badge and a notice that leads back; all of it ends with the ring', () => {
  const { show, said, click } = open(false);
  show({ line: '110', number: '138****0001' });
  expect(said).toEqual(['badge 1', 'flash true', 'notice 138****0001']);
  click();
  show(null);
  expect(said.slice(3)).toEqual(['window', 'closed', 'badge 0', 'flash false']);
});

it('whoever looks at it already is not shown it twice', () => {
  const { show, said } = open(true);
  show({ line: '12345', number: '' });
  expect(said).toEqual(['badge 1', 'flash false']);
});
