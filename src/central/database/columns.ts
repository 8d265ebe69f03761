import { bigint, customType } from 'drizzle-orm/pg-core';

/** Milliseconds since the epoch; PostgreSQL bigint, safe as a JavaScript number. */
export const instant = (name: string) => bigint(name, { mode: 'number' });
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
