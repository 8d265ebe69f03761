import type { ContactEvidence } from './case.ts';

/** Rule 9: an answered outgoing call with its seconds, a visit that met the caller, or an exception signed with its reason. */
export const provesContact = ({ channel, outcome, seconds, note }: ContactEvidence): boolean => {
  switch (channel) {
    case 'call':
      return outcome === 'reached' && seconds > 0;
    case 'visit':
      return outcome === 'reached' && note.trim() !== '';
    case 'exception':
      return note.trim() !== '';
    default:
      return channel satisfies never;
  }
};
