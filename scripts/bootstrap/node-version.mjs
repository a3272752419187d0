import { StepFailed } from './messages.mjs';

/** Oldest Node that both Prisma and Next support; the same as `engines` in package.json. */
const OLDEST_NODE = [20, 19];

export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const supported = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  if (!supported) {
    throw new StepFailed(
      `This is Node ${version}, and Copper Dashboard needs ${OLDEST_NODE.join('.')} or newer: see https://nodejs.org.`,
    );
  }
}
