import { expect, it } from 'vitest';
import { provesContact } from '#domain/case/contactEvidence.ts';
import { contactObstacle, emptyContact, visitOf } from './contactDraft.ts';

const photo = { fileId: '00000000-0000-7000-8000-000000000001', kind: 'before', at: 3 } as const;

it('a visit needs words and a photo from there, and is evidence then', () => {
  const visit = { ...emptyContact, channel: 'visit' } as const;
  expect(contactObstacle({ ...visit, note: ' ', photos: [photo] })).toBe('contact.obstacle.note');
  expect(contactObstacle({ ...visit, note: '在现场见到本人' })).toBe('contact.obstacle.photo');
  const whole = { ...visit, note: '在现场见到本人 ', photos: [photo] };
  expect(contactObstacle(whole)).toBeNull();
  expect(visitOf(whole, 5)).toMatchObject({ at: 5, outcome: 'reached', note: '在现场见到本人' });
  expect(provesContact(visitOf(whole, 5))).toBe(true);
});

it('an exception needs words; the signature is somebody else’s', () => {
  expect(contactObstacle({ ...emptyContact, channel: 'exception' })).toBe('contact.obstacle.note');
  expect(contactObstacle({ ...emptyContact, channel: 'exception', note: '空号' })).toBeNull();
});
