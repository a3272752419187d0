/** Framework settings only; every setting for administrators is parsed in lib/server/env.ts. */
const standalone = process.env.NEXT_OUTPUT === 'standalone';

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // While it is built, a text that scripts/package/base-path.mjs replaces.
  basePath: process.env.BASE_PATH || undefined,
  // Before usage was shown by commodity, each meter had a page. The other parameters stay.
  redirects: async () => [
    {
      source: '/premises/:premiseId/meters/:meterId',
      destination: '/premises/:premiseId/usage?meter=:meterId',
      permanent: true,
    },
    { source: '/budget', destination: '/settings/api-usage', permanent: true },
    { source: '/history', destination: '/settings/history', permanent: true },
  ],
  // No image here needs resizing. Otherwise /_next/image would fetch and recode files for any visitor.
  images: { unoptimized: true },
  experimental: {
    // Loading every page at the start takes a second and a hundred megabytes.
    preloadEntriesOnStart: false,
    // The cache of a build takes 215 MB. Few builds have one to begin with, and writing it is a tenth of the work.
    turbopackFileSystemCacheForBuild: false,
    // 180 MB of source maps, which neither Node nor a browser reads, are a sixth of the work of a build.
    turbopackSourceMaps: process.env.NODE_ENV !== 'production',
  },
  // What scripts/package makes: the server with only the files that it needs.
  output: standalone ? 'standalone' : undefined,
  // Checking types takes as long and as much memory as the rest of the build; `npm test` does it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    'better-sqlite3',
    '@prisma/adapter-better-sqlite3',
    'pg',
    '@prisma/adapter-pg',
    'pino',
    'prom-client',
  ],
};

export default config;
