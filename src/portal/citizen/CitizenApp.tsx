import { useEffect, useState } from 'react';
import { useWords } from '../words/useWords.ts';
import { useCitizenState, useDesk } from './citizenContext.ts';
import { OnItsWay, Receipt } from './Delivery.tsx';
import { ProgressPage } from './ProgressPage.tsx';
import { ReportForm } from './ReportForm.tsx';

const pageOf = (hash: string): 'report' | 'progress' => (hash.startsWith('#/progress') ? 'progress' : 'report');

/** 网上报事 for everybody: report, and see what became of it. */
export const CitizenApp = () => {
  const { t, language, choose } = useWords();
  const desk = useDesk();
  const { phase, receipt } = useCitizenState();
  const [page, setPage] = useState(() => pageOf(location.hash));
  useEffect(() => desk.start(), [desk]);
  useEffect(() => {
    const follow = (): void => {
      setPage(pageOf(location.hash));
      scrollTo(0, 0);
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  useEffect(() => {
    document.title = t('citizen.title');
  }, [t]);
  return (
    <div className="citizen">
      <header>
        <div className="citizen-head">
          <div>
            <h1>{t('citizen.title')}</h1>
            <p className="soft13">{t('citizen.lead')}</p>
          </div>
          <button type="button" className="link" lang={language === 'en' ? 'zh-CN' : 'en'} onClick={() => choose(language === 'en' ? 'zh-CN' : 'en')}>
            {t(language === 'en' ? 'language.zh-CN' : 'language.en')}
          </button>
        </div>
        <p className="citizen-urgent">
          <span>{t('citizen.urgent')}</span>
          <span className="citizen-numbers"><a href="tel:110">110</a> <a href="tel:119">119</a> <a href="tel:120">120</a></span>
        </p>
      </header>
      <nav className="citizen-tabs" aria-label={t('citizen.title')}>
        <a href="#/" aria-current={page === 'report' ? 'page' : undefined}>{t('citizen.tab.report')}</a>
        <a href="#/progress" aria-current={page === 'progress' ? 'page' : undefined}>{t('citizen.tab.progress')}</a>
      </nav>
      <main className="page">
        {page === 'progress' ? <ProgressPage /> : receipt !== null ? <Receipt receipt={receipt} /> : phase === 'writing' ? <ReportForm /> : <OnItsWay />}
      </main>
    </div>
  );
};
