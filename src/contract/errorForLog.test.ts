import { pino } from 'pino';
import { expect, it } from 'vitest';
import { errorSerializers } from './errorForLog.ts';

it('keeps what an error is, and nothing of what a driver knows of persons', () => {
  const lines: string[] = [];
  const log = pino({ serializers: errorSerializers }, { write: (line) => lines.push(line) });
  const cause = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (phone)=(13812345678) already exists.' });
  log.warn({ error: new Error('not stored', { cause }) }, 'a message');
  expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({ error: { type: 'Error', message: 'not stored', cause: { code: '23505', message: 'duplicate key' } } });
  expect(lines[0]).toContain('errorForLog.test.ts');
  expect(lines[0]).not.toContain('13812345678');
});
