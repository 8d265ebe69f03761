import type { ContactEvidence } from './case.ts';

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
