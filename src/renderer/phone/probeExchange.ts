import type { URI, UserAgent } from 'sip.js';

const longestAnswer = 4_000;

/**
 * OPTIONS to the exchange; rejects when nothing at all comes back in time. JavaScript cannot send WebSocket pings and not
 * every exchange answers CRLF, so that this is how a hung one is told from a quiet one. Any answer counts, also a refusal.
 */
export const probeExchange = (userAgent: UserAgent, from: URI, patience = longestAnswer): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The exchange does not answer')), patience);
    const answered = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const core = userAgent.userAgentCore;
    const target = from.clone();
    core.request(core.makeOutgoingRequestMessage('OPTIONS', target, from, target, {}), {
      onAccept: answered,
      onReject: answered,
    });
  });
