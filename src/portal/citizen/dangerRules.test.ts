import { expect, it } from 'vitest';
import { servicesFor } from './dangerRules.ts';

it.each([
  ['楼下有人拿着刀在砍人', '110'],
  ['房子着火了，有人被困', '119'],
  ['闻到很浓的煤气味，人晕倒了', '119'],
])('%s: call %s now', (text, service) => {
  expect(servicesFor(text)).toContain(service);
});

it.each(['路灯坏了三天没人修', '下水道堵塞，污水外溢', '没有打架，就是声音大', ''])('%s: no alarm', (text) => {
  expect(servicesFor(text)).toEqual([]);
});
