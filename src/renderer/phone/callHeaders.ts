import type { Line } from '#domain/tenant.ts';
import type { PhoneInput } from './phoneState.ts';

/** The part of a SIP request that names a call; `sip.js` requests fit it. */
export interface CallRequest {
  readonly callId: string;
  readonly getHeader: (name: string) => string | undefined;
  /** SIP.js types the display name as a string, but leaves it out when the caller sends none. */
  readonly from: { readonly displayName: string | null | undefined; readonly uri: { readonly user: string | undefined } };
  readonly to: { readonly uri: { readonly user: string | undefined } };
}

/** Who calls on which line. Our exchange says it in X-Lianxi headers; any other one in From and To. */
export const callOf = (request: CallRequest): Omit<Extract<PhoneInput, { type: 'invited' }>, 'answersItself'> => {
  const number = (request.from.uri.user ?? '').slice(0, 40);
  const name = (request.from.displayName ?? '').slice(0, 80);
  return {
    type: 'invited',
    callId: callIdOf(request),
    line: lineOf(request),
    number,
    name: name === number ? '' : name,
    caseNumber: readCase(request.getHeader('X-Lianxi-Case')),
  };
};

/** What is dialled to take somebody who rings elsewhere or is parked: who that is stands in the answer. */
const fetches = /^(?:\*8|pickup-|park-)/u;

/** The caller a dialled code has brought, by the headers of its answer (RFC 3325); null for any other call. */
export const fetchedCaller = (
  dialled: string,
  { getHeader }: Pick<CallRequest, 'getHeader'>,
): { readonly line: Line; readonly number: string; readonly name: string; readonly caseNumber: string } | null => {
  const [, name = '', number = ''] = /^\s*(?:"?([^"<]*?)"?\s*)?<?sips?:([^@>]+)@/u.exec(getHeader('P-Asserted-Identity') ?? '') ?? [];
  if (!fetches.test(dialled) || number === '') return null;
  const line = getHeader('X-Lianxi-Line')?.trim() === '110' ? '110' : '12345';
  return { line, number: number.slice(0, 40), name: name.slice(0, 80), caseNumber: readCase(getHeader('X-Lianxi-Case')) };
};

const readCase = (value: string | undefined): string => {
  try {
    return decodeURIComponent(value?.trim() ?? '').slice(0, 40);
  } catch {
    return '';
  }
};

const callIdOf = (request: CallRequest): string => {
  const given = request.getHeader('X-Lianxi-Call')?.trim() ?? '';
  return (given === '' ? request.callId : given).slice(0, 80);
};

/** With or without an area code: `0730110` is 110 dialled from outside the city. */
const dialled110 = /^(?:\+?86)?0?(?:\d{2,3})?110$/u;

/** User part of a name-addr (RFC 7315, P-Called-Party-ID); undefined for anything else. */
const userOf = (header: string | undefined): string | undefined => /sips?:([^@>;]+)@/u.exec(header ?? '')?.[1];

const lineOf = (request: CallRequest): Line => {
  const given = request.getHeader('X-Lianxi-Line')?.trim() ?? userOf(request.getHeader('P-Called-Party-ID')) ?? request.to.uri.user ?? '';
  return dialled110.test(given) ? '110' : '12345';
};

/** A withdrawn offer whose reason says that the seat did not answer (Q.850 cause 18 or 19, or the exchange's own words). */
export const saysNoAnswer = (reason: string | undefined): boolean =>
  reason !== undefined && /cause\s*=\s*1[89]\b|no[ _-]?answer|timeout/iu.test(reason);
