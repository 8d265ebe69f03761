export const phone = {
  seatFrame: 'Seat screen',
  away: 'The station is not connected; the telephone works',
  awayNoPhone: 'Neither station nor telephone is connected; trying again',
  ringing: 'Call from {{number}}',
  talking: 'Talking to {{number}}',
  resuming: 'Coming back into the call with {{number}}',
  dialling: 'Calling {{number}}',
  noCall: 'No call',
  answer: 'Answer (F2)',
  hangUp: 'Hang up (F10)',
  elsewhere: 'The telephone is in another window; this one does not ring',
  takeOver: 'Take the telephone here',
} as const;
