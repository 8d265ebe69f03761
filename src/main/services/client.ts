import { ContractError } from '#contract/errors.ts';

/** One connected page. */
export interface Client {
  readonly connectionId: string;
}

/** What a page may hold alone: the telephone, or the right to write. */
export type LeasedPage = 'phone' | 'seat';

/** @throws ContractError lease_lost */
export type RequireLease = (page: LeasedPage, client: Client) => void;

export const leaseLost = (): ContractError => new ContractError('lease_lost');
