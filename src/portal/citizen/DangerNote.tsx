import { IconAlertTriangle, IconPhone } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { EmergencyService } from '#domain/triage/verdict.ts';
import { useWords } from '../words/useWords.ts';

const icon = { size: 20, stroke: 1.5, 'aria-hidden': true } as const;

/** Words of danger: whom to call now, one touch each, above everything else. The rules are fetched when the first word is written. */
export const DangerNote = ({ text }: { readonly text: string }) => {
  const { t } = useWords();
  const [services, setServices] = useState<readonly EmergencyService[]>([]);
  useEffect(() => {
    let gone = false;
    if (text.trim() !== '') {
      void import('./dangerRules.ts').then(({ servicesFor }) => {
        if (!gone) setServices(servicesFor(text));
      });
    }
    return () => {
      gone = true;
    };
  }, [text]);
  const shown = text.trim() === '' ? [] : services;
  return (
    <div role="alert">
      {shown.length > 0 && (
        <div className="danger">
          <p className="danger-title"><IconAlertTriangle {...icon} /> {t('citizen.danger.title')}</p>
          <p>{t('citizen.danger.lead')}</p>
          <div className="danger-calls">
            {shown.map((service) => (
              <a key={service} className="danger-call" href={`tel:${service}`}>
                <IconPhone {...icon} /> {t('citizen.danger.call', { number: service, name: t(`citizen.service.${service}`) })}
              </a>
            ))}
          </div>
        </div>
      )}
    </div>
  );
};
