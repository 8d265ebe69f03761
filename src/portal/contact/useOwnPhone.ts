import { useEffect, useState } from 'react';
import { ownPhoneStateSchema, type OwnPhoneState } from '#contract/central/contactCalls.ts';
import { ContractError } from '#contract/errors.ts';
import { useWork } from '../app/portalContext.ts';

/** Where the exchange rings the user, as the central has it; `problem` while it cannot be asked. */
export const useOwnPhone = () => {
  const { client } = useWork();
  const [known, setKnown] = useState<OwnPhoneState | null>(null);
  const [problem, setProblem] = useState<ContractError | null>(null);
  useEffect(() => {
    let gone = false;
    const ask = (): void => {
      client.call({ method: 'GET', path: '/api/my/phone' }, ownPhoneStateSchema).then(
        (state) => {
          if (gone) return;
          setKnown(state);
          setProblem(null);
        },
        (error: unknown) => {
          if (!gone) setProblem(error instanceof ContractError ? error : new ContractError('internal'));
        },
      );
    };
    ask();
    // An exchange or a network that comes back is noticed without a touch.
    const timer = setInterval(ask, 10_000);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [client]);
  const save = async (phone: string): Promise<boolean> => {
    try {
      setKnown(await client.call({ method: 'PUT', path: '/api/my/phone', body: { phone } }, ownPhoneStateSchema));
      setProblem(null);
      return true;
    } catch (error) {
      setProblem(error instanceof ContractError ? error : new ContractError('internal'));
      return false;
    }
  };
  return { known, problem, save };
};

export type OwnPhone = ReturnType<typeof useOwnPhone>;
