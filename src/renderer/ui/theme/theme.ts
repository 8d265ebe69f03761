import { createTheme, type CSSVariablesResolver } from '@mantine/core';

/** Dense for a desk: 32 px controls, 13 px text. The colours are tokens.css's; Mantine only points at them. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '700' },
  primaryColor: 'brand',
  primaryShade: { light: 6, dark: 5 },
  colors: {
    brand: ['#e2f0f2', '#c6e2e6', '#9cc9cf', '#6db0b9', '#3d96a2', '#0f7885', '#0b6b78', '#095863', '#07474f', '#05353c'],
    gray: ['#f7f9fa', '#eff2f4', '#e6eaed', '#dbe1e5', '#c2cbd1', '#84919b', '#5c6974', '#46535e', '#333e48', '#1f2931'],
    dark: ['#e5ebef', '#b4bfc8', '#8b99a5', '#60707c', '#27323b', '#1e2830', '#0f151a', '#131a20', '#0d1217', '#080c10'],
  },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '4px', md: '4px', lg: '6px', xl: '999px' },
  defaultRadius: 'sm',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    SegmentedControl: { defaultProps: { size: 'sm' } },
    Badge: { defaultProps: { variant: 'light', radius: 'sm' } },
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 12 } },
  },
});

/** One palette: Mantine's variables are the tokens. */
export const themeVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--bg-panel)',
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
    '--mantine-color-brand-filled': 'var(--brand-solid)',
    '--mantine-color-brand-filled-hover': 'var(--brand-solid-hover)',
    '--mantine-color-brand-light': 'var(--brand-soft)',
    '--mantine-color-brand-light-color': 'var(--brand)',
    '--mantine-color-brand-outline': 'var(--brand)',
  };
  return { variables: {}, light: shared, dark: shared };
};
