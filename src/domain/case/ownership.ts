import type { Line } from '../tenant.ts';
import type { Case } from './case.ts';
import type { Actor } from './command.ts';

/** The side a role speaks for; null for roles that lead or belong to no line. */
export const lineOfRole = (role: Actor['role']): Line | null => {
  switch (role) {
    case 'taker_12345':
      return '12345';
    case 'taker_110':
      return '110';
    case 'shift_lead':
    case 'trainer':
    case 'unit_handler':
    case 'grid_worker':
    case 'supervisor':
    case 'admin':
    case 'system':
      return null;
    default:
      return role satisfies never;
  }
};

/** Whether this role's side holds the case. A shift lead acts for the side that does. */
export const isHolder = ({ owner }: Pick<Case, 'owner'>, role: Actor['role']): boolean => {
  const line = lineOfRole(role);
  return line === null || owner === undefined || owner.line === line;
};
