import { randomInt } from 'node:crypto';
import type { Mail, Mailbox } from './auth.types';

/** Result of checking a code. */
export type CodeCheck = 'ok' | 'wrong' | 'expired' | 'too-many';

export interface OneTimeCodes {
  mailbox: Mailbox;
  /** Puts a new six-digit code into the mailbox and returns it. An older code for the address stops working. */
  send(email: string): string;
  /** Accepts a code once. It stops working after three wrong guesses, or five minutes by the sandbox's clock. */
  redeem(email: string, code: string): CodeCheck;
}

const LIFETIME_MS = 5 * 60_000;
const MAX_WRONG_GUESSES = 3;
const MAX_MAILS = 200;

interface Pending {
  code: string;
  expiresAt: number;
  wrongGuesses: number;
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
      pending.set(email, { code, expiresAt: clock() + LIFETIME_MS, wrongGuesses: 0 });
      mails.unshift({ email, code, at: clock() });
      mails.length = Math.min(mails.length, MAX_MAILS);
      log(`email code for ${email}: ${code}`);
      return code;
    },

    redeem(address, code) {
      const email = normalized(address);
      const sent = pending.get(email);
      if (!sent) return 'wrong';
      if (sent.expiresAt <= clock()) return sent.code === code.trim() ? 'expired' : 'wrong';
      if (sent.wrongGuesses >= MAX_WRONG_GUESSES) return 'too-many';
      if (sent.code !== code.trim()) {
        sent.wrongGuesses += 1;
        return sent.wrongGuesses >= MAX_WRONG_GUESSES ? 'too-many' : 'wrong';
      }
      pending.delete(email);
      return 'ok';
    },
  };
}

/** Returns Auth0's message for a code that was not accepted. */
export function codeErrorMessage(check: Exclude<CodeCheck, 'ok'>): string {
  if (check === 'too-many') return "You've reached the maximum number of attempts. Please try to login again.";
  if (check === 'expired') return 'The verification code has expired. Please try to login again.';
  return 'Wrong email or verification code.';
}
