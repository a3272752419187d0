/** Framework settings only; everything a person can set is parsed in lib/server/env.ts. */
/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // No picture here needs resizing: without this, /_next/image would fetch and recode files for anybody who asks.
  images: { unoptimized: true },
  serverExternalPackages: ['better-sqlite3', '@prisma/adapter-better-sqlite3', 'pg', '@prisma/adapter-pg', 'pino'],
};

export default config;
