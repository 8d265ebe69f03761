import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const nonceLife = 5 * 60_000;

export interface Digest {
  /** Value of a WWW-Authenticate header. */
  challenge(): string;
  /** The user whose password was proven, or null. RFC 2617 with qop=auth, as SIP.js and every PBX speak it (RFC 3261, 22). */
  verify(authorization: string | undefined, method: string): string | null;
}

export const createDigest = (deps: {
  readonly realm: string;
  readonly passwords: ReadonlyMap<string, string>;
  readonly now: () => number;
}): Digest => {
  const nonces = new Map<string, number>();
  return {
    challenge: () => {
      for (const [nonce, until] of nonces) if (until < deps.now()) nonces.delete(nonce);
      const nonce = randomBytes(16).toString('hex');
      nonces.set(nonce, deps.now() + nonceLife);
      return `Digest realm="${deps.realm}", nonce="${nonce}", algorithm=MD5, qop="auth"`;
    },
    verify: (authorization, method) => {
      const field = fieldsOf(authorization ?? '');
      const [user, nonce] = [field('username'), field('nonce')];
      const password = deps.passwords.get(user);
      if (password === undefined || (nonces.get(nonce) ?? 0) < deps.now()) return null;
      const secret = md5(`${user}:${deps.realm}:${password}`);
      const request = md5(`${method}:${field('uri')}`);
      const expected =
        field('qop') === ''
          ? md5(`${secret}:${nonce}:${request}`)
          : md5(`${secret}:${nonce}:${field('nc')}:${field('cnonce')}:${field('qop')}:${request}`);
      const [left, right] = [Buffer.from(expected), Buffer.from(field('response'))];
      return left.length === right.length && timingSafeEqual(left, right) ? user : null;
    },
  };
};

const fieldsOf = (header: string) => {
  const fields = new Map(
    [...header.matchAll(/(\w+)=(?:"([^"]*)"|([^\s,]+))/g)].map(([, name, quoted, plain]) => [name ?? '', quoted ?? plain ?? '']),
  );
  return (name: string): string => fields.get(name) ?? '';
};
