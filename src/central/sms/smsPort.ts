/** How text messages leave the house. A city's gateway is one adapter; without any nothing is sent and the message stays waiting. */
export interface SmsPort {
  /**
   * Hands a message over. Resolves when the gateway has it.
   * @throws NotTaken when it certainly has not; it is tried again. Any other error leaves that open: it is not.
   */
  send(message: { readonly id: string; readonly phone: string; readonly text: string }): Promise<void>;
}

/** The gateway was not reached, or refused. */
export class NotTaken extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'NotTaken';
  }
}

/** Failures before a word of the request was heard. */
const neverReached = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];

/**
 * A gateway that takes `POST {id, phone, text}` as JSON with a bearer token; most cities' platforms can be put behind that.
 * It tells what became of a message by `POST /api/sms/receipts` and what people answer by `POST /api/sms/replies`.
 */
export const createHttpSms = (url: string, token: string): SmsPort => ({
  send: async (message) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(10_000),
    }).catch((error: unknown) => {
      throw neverReached.includes(causeOf(error)) ? new NotTaken(causeOf(error)) : error;
    });
    if (response.ok) return;
    // A server that broke in the middle may have sent it; one that says no, or not now, has not.
    const saidNo = response.status < 500 || response.status === 503;
    throw saidNo ? new NotTaken(String(response.status)) : new Error(`SMS gateway answered ${response.status}`);
  },
});

const causeOf = (error: unknown): string => {
  const cause: unknown = error instanceof Error ? error.cause : null;
  return typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
};
