import { randomInt } from 'node:crypto';
import type { Mail, Mailbox } from './auth.types';

/** The answer to somebody presenting a code. */
export type CodeCheck = 'ok' | 'wrong' | 'expired' | 'too-many';

export interface OneTimeCodes {
  mailbox: Mailbox;
  /** 'Sends' a fresh six-digit code; an older one for the same address stops working. */
  send(email: string): string;
  /** Right at most once; a code dies after three wrong guesses or five minutes of the sandbox's clock. */
  redeem(email: string, code: string): CodeCheck;
}

const LIFE_MS = 5 * 60_000;
const MAX_WRONG = 3;
const KEPT_MAILS = 200;

interface Pending {
  code: string;
  expiresAt: number;
  wrong: number;
}

function normalized(email: string): string {
  return email.trim().toLowerCase();
}

export function createOneTimeCodes(clock: () => number, log: (line: string) => void): OneTimeCodes {
  const pending = new Map<string, Pending>();
  const mails: Mail[] = [];

  return {
    mailbox: {
      latest: (email) => mails.find((mail) => mail.email === normalized(email))?.code ?? null,
      all: () => mails.map((mail) => ({ ...mail })),
    },

    send(address) {
      const email = normalized(address);
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      pending.set(email, { code, expiresAt: clock() + LIFE_MS, wrong: 0 });
      mails.unshift({ email, code, at: clock() });
      mails.length = Math.min(mails.length, KEPT_MAILS);
      log(`e-mail code for ${email}: ${code}`);
      return code;
    },

    redeem(address, code) {
      const email = normalized(address);
      const sent = pending.get(email);
      if (!sent) return 'wrong';
      if (sent.expiresAt <= clock()) return sent.code === code.trim() ? 'expired' : 'wrong';
      if (sent.wrong >= MAX_WRONG) return 'too-many';
      if (sent.code !== code.trim()) {
        sent.wrong += 1;
        return sent.wrong >= MAX_WRONG ? 'too-many' : 'wrong';
      }
      pending.delete(email);
      return 'ok';
    },
  };
}

/** Auth0's sentences for a code that was not accepted. */
export function codeErrorMessage(check: Exclude<CodeCheck, 'ok'>): string {
  if (check === 'too-many') return "You've reached the maximum number of attempts. Please try to login again.";
  if (check === 'expired') return 'The verification code has expired. Please try to login again.';
  return 'Wrong email or verification code.';
}
