/** One message of Asterisk's manager interface; a name that comes twice keeps its first value. */
export type AmiMessage = Readonly<Record<string, string>>;

/** A message longer than this is none: events are some hundred bytes. */
const largest = 256 * 1024;

/** Cuts what arrives into messages. @throws Error when something longer than any message has no end. */
export const createAmiReader = (): ((chunk: Buffer) => readonly AmiMessage[]) => {
  let pending: Buffer = Buffer.alloc(0);
  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    const messages: AmiMessage[] = [];
    for (let end = pending.indexOf('\r\n\r\n'); end >= 0; end = pending.indexOf('\r\n\r\n')) {
      messages.push(readMessage(pending.subarray(0, end).toString()));
      pending = pending.subarray(end + 4);
    }
    if (pending.length > largest) throw new Error('no end of a manager message');
    return messages;
  };
};

const readMessage = (text: string): AmiMessage => {
  const message: Record<string, string> = {};
  for (const line of text.split('\r\n')) {
    const at = line.indexOf(':');
    // The greeting (`Asterisk Call Manager/…`) has no colon and stands before the first answer.
    if (at > 0) message[line.slice(0, at)] ??= line.slice(at + 1).trim();
  }
  return message;
};

/** An action as it is sent; line ends inside a value would begin a field of their own and are taken out. */
export const writeAction = (fields: AmiMessage): string =>
  `${Object.entries(fields)
    .map(([name, value]) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}\r\n`)
    .join('')}\r\n`;
