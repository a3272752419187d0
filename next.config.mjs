/** Framework settings only; every setting for administrators is parsed in lib/server/env.ts. */
/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // No image here needs resizing. Otherwise /_next/image would fetch and recode files for any visitor.
  images: { unoptimized: true },
  // Loading every page at the start takes a second and a hundred megabytes.
  experimental: { preloadEntriesOnStart: false },
  serverExternalPackages: ['better-sqlite3', '@prisma/adapter-better-sqlite3', 'pg', '@prisma/adapter-pg', 'pino'],
};

export default config;
