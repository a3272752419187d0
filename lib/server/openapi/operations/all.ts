import { EXPORTS } from './exports';
import { FLEET } from './fleet';
import { HOMES } from './homes';
import type { Operation } from './operation';
import { OWN } from './own';
import { REPORT_OPERATIONS } from './reports';
import { SIGN_IN } from './sign-in';

/** Every operation of our API. */
export const OPERATIONS: readonly Operation[] = [
  ...HOMES,
  ...FLEET,
  ...REPORT_OPERATIONS,
  ...EXPORTS,
  ...OWN,
  ...SIGN_IN,
];
