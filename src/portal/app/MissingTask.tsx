import { Button, Skeleton, Stack } from '@mantine/core';
import { useWords } from '../words/useWords.ts';
import { PageBar } from './PageBar.tsx';
import { SendStrip } from './SendStrip.tsx';
import { useRoute } from './useRoute.ts';

/** The address names a task this user does not have, or not yet. */
export const MissingTask = ({ loading }: { readonly loading: boolean }) => {
  const { t } = useWords();
  const { go } = useRoute();
  return (
    <>
      <PageBar title={loading ? t('link.reading') : t('app.tasks')} back={{ page: 'tasks' }} />
      <SendStrip />
      <main className="empty">
        {loading ? (
          <Stack aria-hidden="true" w="100%">
            <Skeleton h={80} />
            <Skeleton h={160} />
          </Stack>
        ) : (
          <>
            <h2>{t('tasks.gone')}</h2>
            <p>{t('tasks.goneHint')}</p>
            <Button variant="outline" onClick={() => go({ page: 'tasks' }, true)}>
              {t('tasks.toList')}
            </Button>
          </>
        )}
      </main>
    </>
  );
};
