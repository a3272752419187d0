import { StepFailed } from './say.mjs';

/** Oldest Node that Prisma and Next both run on; `engines` in package.json says the same. */
const OLDEST = [20, 19];

export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const enough = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
  if (!enough) {
    throw new StepFailed(
      `This is Node ${version}, and Copper Dashboard needs ${OLDEST.join('.')} or newer: see https://nodejs.org.`,
    );
  }
}
