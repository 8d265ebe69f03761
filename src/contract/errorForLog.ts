/**
 * An error as logs keep it: an Error's own fields are not enumerable, so that `{}` is written
 * otherwise. What drivers add (PostgreSQL: `detail`, `where`, parameters) may name persons and stays out.
 */
const errorForLog = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error;
  const { code } = error as { readonly code?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: errorForLog(error.cause) }),
  };
};

/** For every logger: the fields under which errors are logged. */
export const errorSerializers = { error: errorForLog, cause: errorForLog };
