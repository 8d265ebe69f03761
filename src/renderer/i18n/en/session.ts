export const session = {
  title: 'Sign in at seat {{seat}}',
  user: 'User',
  password: 'Password',
  signIn: 'Start shift',
  signingIn: 'Signing in…',
  demo: 'Demo accounts (synthetic data)',
  locked: 'This seat is locked',
  unlock: 'Unlock',
  error: {
    wrong_credentials: 'User or password is wrong.',
    central_unreachable: 'The central is away and this machine does not know this person yet: use an account that has signed in here, or wait.',
    rate_limited: 'Too many tries; wait a minute.',
    forbidden: 'This account has no seat; grid workers and units use the portal.',
    disconnected: 'The station is not connected; try again in a moment.',
    other: 'Signing in failed. Try again, then ask the administrator.',
  },
} as const;
