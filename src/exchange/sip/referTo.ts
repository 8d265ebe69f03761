import { Grammar } from 'sip.js/lib/core/index.js';

/** A dialog as the other end names it. */
export interface DialogName {
  readonly callId: string;
  readonly toTag: string;
  readonly fromTag: string;
}

/** Where a REFER wants the call. */
export interface ReferTo {
  /** User part of the address. */
  readonly to: string;
  readonly replaces: DialogName | null;
  readonly caseNumber: string | null;
}

/** A case number as it may stand in a header. */
const caseNumberOf = (text: string | undefined): string | null => (/^[\w-]{1,60}$/.test(text?.trim() ?? '') ? (text ?? '').trim() : null);

/** `call;to-tag=…;from-tag=…` (RFC 3891, section 6.1); null for anything else. */
export const readReplaces = (header: string): DialogName | null => {
  const [callId = '', ...parameters] = header.trim().split(';');
  const tag = (name: string): string => parameters.find((each) => each.trim().startsWith(`${name}=`))?.trim().slice(name.length + 1) ?? '';
  const [toTag, fromTag] = [tag('to-tag'), tag('from-tag')];
  return callId === '' || toTag === '' || fromTag === '' ? null : { callId, toTag, fromTag };
};

/** The Refer-To header with what it carries (RFC 3515, RFC 3891); null when it is no SIP address or its Replaces is broken. */
export const readRefer = (header: string, caseHeader: string | undefined): ReferTo | null => {
  const address = /<([^>]+)>/.exec(header)?.[1] ?? header.trim();
  const [plain = '', query = ''] = address.split('?');
  const uri = Grammar.URIParse(plain);
  if (uri === undefined || !/^sips?$/.test(uri.scheme)) return null;
  const headers = new Map<string, string>();
  try {
    for (const each of query === '' ? [] : query.split('&')) {
      const [name = '', value = ''] = each.split('=', 2);
      headers.set(name.toLowerCase(), decodeURIComponent(value));
    }
  } catch {
    return null;
  }
  const named = headers.get('replaces');
  const replaces = named === undefined ? null : readReplaces(named);
  if (named !== undefined && replaces === null) return null;
  return { to: uri.user ?? '', replaces, caseNumber: caseNumberOf(caseHeader) ?? caseNumberOf(headers.get('x-lianxi-case')) };
};
