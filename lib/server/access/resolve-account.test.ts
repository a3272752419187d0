import { describe, expect, it } from 'vitest';
import type { AccountRef, Viewer } from '@/lib/server/account';
import { AppError } from '@/lib/server/errors';
import { resolveAccount, resolveEnterprise, resolveForWork } from './resolve-account';

const home: AccountRef = { id: 'home_a', kind: 'home', enterpriseId: null, clientId: 'c' };
const enterprise: AccountRef = { id: 'ent_u', kind: 'enterprise', enterpriseId: 'utility', clientId: 'e' };
const homeowner: Viewer = {
  sessionId: 's',
  home,
  email: 'a@example.com',
  emailVerified: true,
  enterprises: [],
  needsSignIn: false,
};
const operator: Viewer = {
  ...homeowner,
  enterprises: [{ id: 'utility', name: 'Utility', account: enterprise, role: 'operator' }],
};
const enterpriseViewer: Viewer = {
  ...homeowner,
  enterprises: [{ id: 'utility', name: 'Utility', account: enterprise, role: 'viewer' }],
};

function codeOf(call: () => unknown): string {
  try {
    call();
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.code;
    throw thrown;
  }
  return 'allowed';
}

describe('resolveAccount', () => {
  it.each([
    ['homeowner', homeowner, 'home', home],
    ['operator', operator, 'home', home],
    ['operator', operator, 'utility', enterprise],
  ])('%s %#: %s', (_role, viewer, param, account) => {
    expect(resolveAccount(viewer as Viewer, param as string)).toBe(account);
  });

  it.each([
    ['homeowner', homeowner, 'utility'],
    ['homeowner', homeowner, 'home_a'],
    ['homeowner', homeowner, 'home_b'],
    ['homeowner', homeowner, ''],
    ['operator', operator, 'ent_u'],
    ['operator', operator, 'other'],
    ['operator', operator, 'UTILITY'],
  ])('throws not_found for %s and %3$s', (_role, viewer, param) => {
    let error: unknown;
    try {
      resolveAccount(viewer, param);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).code).toBe('not_found');
  });
});

describe('resolveEnterprise and resolveForWork', () => {
  it.each([
    ['homeowner', homeowner, 'home', 'not_found', 'allowed'],
    ['homeowner', homeowner, 'utility', 'not_found', 'not_found'],
    ['operator', operator, 'home', 'not_found', 'allowed'],
    ['operator', operator, 'utility', 'allowed', 'allowed'],
    ['operator', operator, 'other', 'not_found', 'not_found'],
    ['viewer', enterpriseViewer, 'home', 'not_found', 'allowed'],
    ['viewer', enterpriseViewer, 'utility', 'allowed', 'forbidden'],
  ])('%s %#, %3$s: enterprise %s, work %s', (_role, viewer, param, enterpriseResult, workResult) => {
    expect(codeOf(() => resolveEnterprise(viewer as Viewer, param as string))).toBe(enterpriseResult);
    expect(codeOf(() => resolveForWork(viewer as Viewer, param as string))).toBe(workResult);
  });
});
