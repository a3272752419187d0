import { ACCOUNT_OPERATIONS } from './account';
import { EXPORT_OPERATIONS } from './exports';
import { FLEET_OPERATIONS } from './fleet';
import { HOME_OPERATIONS } from './homes';
import { MONEY_OPERATIONS } from './money';
import type { Operation } from './operation';
import { REPORT_OPERATIONS } from './reports';
import { SIGN_IN_OPERATIONS } from './sign-in';
import { SITE_OPERATIONS } from './site';

/** Every operation of our API. */
export const OPERATIONS: readonly Operation[] = [
  ...HOME_OPERATIONS,
  ...MONEY_OPERATIONS,
  ...FLEET_OPERATIONS,
  ...REPORT_OPERATIONS,
  ...EXPORT_OPERATIONS,
  ...ACCOUNT_OPERATIONS,
  ...SIGN_IN_OPERATIONS,
  ...SITE_OPERATIONS,
];
