import { createTheme, type CSSVariablesResolver } from '@mantine/core';

/** Phone first: 48 px and more under a thumb, 16 px where one types (smaller makes iOS zoom in). */
export const portalTheme = createTheme({
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '700' },
  primaryColor: 'brand',
  primaryShade: { light: 6, dark: 5 },
  colors: {
    brand: ['#e2f0f2', '#c6e2e6', '#9cc9cf', '#6db0b9', '#3d96a2', '#0f7885', '#0b6b78', '#095863', '#07474f', '#05353c'],
    // Mantine's neutrals are the tokens' neutrals: inputs, hovers and tracks come from here.
    gray: ['#f7f9fa', '#eff2f4', '#e6eaed', '#dbe1e5', '#c2cbd1', '#84919b', '#5c6974', '#46535e', '#333e48', '#1f2931'],
    dark: ['#e5ebef', '#b4bfc8', '#8b99a5', '#60707c', '#27323b', '#1e2830', '#0f151a', '#131a20', '#0d1217', '#080c10'],
  },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '4px', md: '6px', lg: '6px', xl: '999px' },
  defaultRadius: 'md',
  components: {
    Button: { defaultProps: { size: 'lg' } },
    ActionIcon: { defaultProps: { size: 48, variant: 'subtle', color: 'gray' } },
    TextInput: { defaultProps: { size: 'lg', radius: 'xs' } },
    PasswordInput: { defaultProps: { size: 'lg', radius: 'xs' } },
    Textarea: { defaultProps: { size: 'lg', radius: 'xs', autosize: true, minRows: 3 } },
    NativeSelect: { defaultProps: { size: 'lg', radius: 'xs' } },
    Chip: { defaultProps: { size: 'lg' } },
    NumberInput: { defaultProps: { size: 'lg', radius: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'lg', fullWidth: true } },
  },
});

/** Mantine's own variables point at the tokens: one palette, not two. */
export const portalVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--bg-app)',
    '--mantine-color-text': 'var(--fg)',
    '--mantine-color-dimmed': 'var(--fg-3)',
    '--mantine-color-placeholder': 'var(--fg-3)',
    '--mantine-color-default': 'var(--bg-panel)',
    '--mantine-color-default-hover': 'var(--bg-hover)',
    '--mantine-color-default-color': 'var(--fg)',
    '--mantine-color-default-border': 'var(--border-control)',
    '--mantine-color-error': 'var(--critical)',
    '--mantine-color-anchor': 'var(--brand)',
    '--mantine-color-disabled': 'var(--bg-sunken)',
    '--mantine-color-disabled-color': 'var(--fg-3)',
  };
  return { variables: {}, light: shared, dark: shared };
};
