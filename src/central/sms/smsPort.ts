/** How text messages leave the house. A city's gateway is one adapter; without any nothing is sent and the message stays waiting. */
export interface SmsPort {
  /** @throws when the gateway did not take it; it is tried again. */
  send(message: { readonly id: string; readonly phone: string; readonly text: string }): Promise<void>;
}

/** A gateway that takes `POST {id, phone, text}` as JSON with a bearer token; most cities' platforms can be put behind that. */
export const createHttpSms = (url: string, token: string): SmsPort => ({
  send: async (message) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) throw new Error(`SMS gateway answered ${response.status}`);
  },
});
