import { hash, verify } from '@node-rs/argon2';
import { and, eq } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { userSchema, type User } from '#contract/central/auth.ts';
import { ContractError } from '#contract/errors.ts';
import { userTable } from '../database/schema.ts';

export interface Users {
  /** Null when unknown or disabled. */
  find(userId: string): Promise<User | null>;
  /** @throws ContractError wrong_credentials; takes as long for an unknown user as for a wrong password. */
  authenticate(userId: string, password: string): Promise<User>;
  /** Of every account there ever was, by user id. */
  names(): Promise<{ userId: string; name: string }[]>;
}

/** argon2id with the library's defaults, which are those of RFC 9106's second recommendation and OWASP's. */
export const hashPassword = (password: string): Promise<string> => hash(password);

export const createUsers = async (orm: NodePgDatabase, tenant: string): Promise<Users> => {
  const nobody = await hashPassword('no such user has this password');
  const row = async (userId: string) => {
    const [found] = await orm
      .select()
      .from(userTable)
      .where(and(eq(userTable.tenant, tenant), eq(userTable.userId, userId), eq(userTable.disabled, false)));
    return found ?? null;
  };

  return {
    find: async (userId) => {
      const found = await row(userId);
      return found === null ? null : userSchema.parse(found);
    },
    authenticate: async (userId, password) => {
      const found = await row(userId);
      const right = await verify(found?.passwordHash ?? nobody, password);
      if (found === null || !right) throw new ContractError('wrong_credentials');
      return userSchema.parse(found);
    },
    names: () => orm.select({ userId: userTable.userId, name: userTable.name }).from(userTable).where(eq(userTable.tenant, tenant)).orderBy(userTable.userId),
  };
};
