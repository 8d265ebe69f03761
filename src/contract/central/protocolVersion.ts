/** Raised with every change of the wire; the central serves this version and the one before. The hash test guards it. */
export const protocolVersion = 1;
