import { defineConfig } from 'prisma/config';

// `prisma generate` and `validate` need no schema engine, yet the command line insists on finding one and would
// download it. Any executable satisfies the check; the server applies migrations itself (lib/server/db/migrate.ts).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: 'prisma/schema.prisma' });
