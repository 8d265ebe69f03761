import { randomUUID } from 'node:crypto';
import { shanghaiDay } from '#domain/calendar/workingCalendar.ts';
import { formatCaseNumber } from '#domain/case/caseNumber.ts';
import type { CaseCommand, CommandEnvelope } from '#domain/case/command.ts';
import { ruleBook } from '../support/ruleBook.ts';

export interface PushedReport {
  readonly user: 'wang.min' | 'li.qiang';
  readonly description: string;
  readonly place: string;
  readonly placeUnitId?: string;
  readonly phone: string;
  readonly minutesAgo: number;
  readonly category?: string;
}

const ask = async (url: string, body: unknown, token: string | null): Promise<unknown> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  return response.json();
};

/** Gives reports to the central as other seats do. Returns their case ids and numbers. @throws when one is not accepted. */
export const pushReports = async (centralUrl: string, reports: readonly PushedReport[], firstCounter: number): Promise<readonly { readonly caseId: string; readonly number: string }[]> => {
  const { accessToken } = (await ask(`${centralUrl}/api/login`, { user: 'li.qiang', password: 'lianxi-2026' }, null)) as { readonly accessToken: string };
  const made = reports.map(({ user, description, place, placeUnitId, phone, minutesAgo, category }, index) => {
    const [caseId, callerId] = [randomUUID(), randomUUID()];
    const at = Date.now() - minutesAgo * 60_000;
    const number = formatCaseNumber({ day: shanghaiDay(at).replaceAll('-', ''), block: 8, counter: firstCounter + index });
    const command: CaseCommand = {
      type: 'take_in',
      number,
      intake: { channel: 'call', network: '12345', line: '12345', callId: null, callerId, takerId: user, seatId: 'A08', at },
      content: { title: '', description, place: { text: place, unitId: placeUnitId ?? null, detail: '' }, category: category ?? null, urgency: 'normal', occurredAt: '', demand: '', secret: false, consents: ['handover'] },
    };
    const envelope: CommandEnvelope = {
      ...{ id: randomUUID(), tenant: { city: '430600', mode: 'live' }, caseId, actor: { userId: 'li.qiang', role: 'taker_12345', unitId: null }, seatId: null },
      ...{ at, baseVersion: 0, rules: ruleBook.versions, persons: [{ id: callerId, name: '演示来电人', phone }], command },
    };
    return { caseId, number, envelope };
  });
  const { results } = (await ask(`${centralUrl}/api/commands`, { commands: made.map(({ envelope }) => envelope) }, accessToken)) as { readonly results: readonly { readonly status: string }[] };
  if (results.some(({ status }) => status !== 'accepted')) throw new Error(JSON.stringify(results));
  return made;
};
