import { Web, type UserAgent } from 'sip.js';
import { headerOf, readMultipart, type BodyPart } from './readMultipart.ts';
import type { ServerChoice } from './serverChoice.ts';

/** SIP.js's WebSocket, asking for each connection anew which exchange it goes to. */
export const transportTo = (choice: ServerChoice): typeof Web.Transport =>
  class extends Web.Transport {
    override get server(): string {
      return choice.current();
    }
  };

/**
 * What SIP.js cannot read itself: a multipart body is taken apart before, its other parts kept by Call-ID; and an unknown URI
 * scheme or an unmatched CANCEL throws inside its core, which must not end the telephone. Returns the parts of a call, once.
 */
export const guardTransport = ({ transport }: UserAgent): ((callId: string) => readonly BodyPart[]) => {
  const handle = transport.onMessage;
  const kept = new Map<string, readonly BodyPart[]>();
  transport.onMessage = (message) => {
    try {
      const read = readMultipart(message);
      if (read !== null) kept.set(headerOf(message.slice(0, message.indexOf('\r\n\r\n')), 'call-id', 'i') ?? '', read.parts);
      handle?.(read?.message ?? message);
    } catch {
      // Nothing to answer: the core could not even read it. The next frame is read as usual.
    }
  };
  return (callId) => {
    const parts = kept.get(callId) ?? [];
    kept.delete(callId);
    return parts;
  };
};

/** Whether a WebSocket opens there; closed again at once. Gives up after 3 s. */
export const answersAt = (server: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = new WebSocket(server, 'sip');
    const tell = (answer: boolean): void => {
      clearTimeout(timer);
      socket.close();
      resolve(answer);
    };
    const timer = setTimeout(() => tell(false), 3_000);
    socket.addEventListener('open', () => tell(true));
    socket.addEventListener('error', () => tell(false));
  });
