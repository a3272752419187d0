/** Framework settings only; every setting for administrators is parsed in lib/server/env.ts. */
const standalone = process.env.NEXT_OUTPUT === 'standalone';

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
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
  // Loading every page at the start takes a second and a hundred megabytes.
  experimental: { preloadEntriesOnStart: false },
  // What scripts/package makes: the server with only the files that it needs.
  output: standalone ? 'standalone' : undefined,
  // Checking types takes as long and as much memory as the rest of the build; `npm test` does it.
  typescript: { ignoreBuildErrors: standalone },
  // The server reads its migrations from the working directory, so tracing takes the whole folder for needed.
  outputFileTracingExcludes: {
    '/*': [
      ...['.ci', '.git', 'app', 'components', 'data', 'docs', 'e2e', 'lib', 'sandbox', 'scripts'].map(
        (name) => `${name}/**`,
      ),
      ...['*.md', '*.json', '*.ts', '*.cjs', '*.mjs', '.env*', 'LICENSE'],
      ...['@img', 'sharp', 'typescript', 'esbuild', '@esbuild', 'tsx'].map((name) => `node_modules/${name}/**`),
    ],
  },
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
