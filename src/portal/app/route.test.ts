import { expect, it } from 'vitest';
import { parseRoute, routeHash } from './route.ts';

it('reads every address it writes, and takes anything else for the list', () => {
  for (const route of [
    { page: 'tasks' },
    { page: 'account' },
    { page: 'task', assignmentId: 'a1' },
    { page: 'contact', assignmentId: 'a1' },
    { page: 'feedback', assignmentId: 'a1' },
  ] as const) {
    expect(parseRoute(routeHash(route))).toEqual(route);
  }
  for (const hash of ['', '#', '#/nowhere/1', '#/task', '#/task/']) expect(parseRoute(hash)).toEqual({ page: 'tasks' });
});
