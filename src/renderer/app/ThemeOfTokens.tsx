import { useComputedColorScheme } from '@mantine/core';
import { useLayoutEffect } from 'react';

/** The tokens follow Mantine's scheme, so that light and dark are switched in one place. */
export const ThemeOfTokens = () => {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = scheme;
  }, [scheme]);
  return null;
};
