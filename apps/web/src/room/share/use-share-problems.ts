import { CatalogueError } from '@jiedui/contracts';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFeedback } from '../../ui/feedback';
import type { ScreenShare } from './screen-share';

/** Says why a screen is not shown. */
export function useShareProblems(share: ScreenShare): void {
  const { t } = useTranslation();
  const { ask, fail, succeed } = useFeedback();
  useEffect(
    () =>
      share.onProblem((problem) => {
        if (problem === 'failed') ask({ title: t('roomShare.failed'), text: t('roomShare.failedHelp') });
        else if (problem === 'stopped') succeed(t('roomShare.stopped'));
        else fail(new CatalogueError(problem));
      }),
    [share, ask, fail, succeed, t],
  );
}
