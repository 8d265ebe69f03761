import type { Instant } from '../tenant.ts';
import type { Assignment, Case, ContactEvidence } from './case.ts';
import { descendants } from './descendants.ts';

/**
 * Rule 9: an outgoing call that the exchange has on record as answered, a visit that met the caller, with a photo from there, or an exception with
 * its reason and the signature of whoever answers for the unit. What is only typed proves nothing.
 */
export const provesContact = ({ channel, outcome, seconds, note, call, photos = [], signedBy }: ContactEvidence): boolean => {
  switch (channel) {
    case 'call':
      return outcome === 'reached' && seconds > 0 && call !== undefined && call.answeredAt !== null;
    case 'visit':
      return outcome === 'reached' && note.trim() !== '' && photos.length > 0;
    case 'exception':
      return note.trim() !== '' && signedBy !== undefined;
    default:
      return channel satisfies never;
  }
};

/**
 * When the caller was first reached for this share: by its own unit or one it handed down to (what a grid worker's call proved holds for the street
 * that sent him), or by police who came to the scene. Null when he was not.
 */
export const contactedAt = (state: Pick<Case, 'assignments'>, assignment: Assignment): Instant | null => {
  const times = [assignment, ...descendants(state, assignment.id)].flatMap(({ contacts, arrival }) => [
    ...contacts.filter(provesContact).map(({ at }) => at),
    ...(arrival === undefined ? [] : [arrival.at]),
  ]);
  return times.length === 0 ? null : Math.min(...times);
};
