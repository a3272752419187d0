import { defineConfig } from 'prisma/config';

// `prisma generate` and `validate` do not use the schema engine, but would download it. Any executable satisfies their
// check. The server applies migrations itself (lib/server/db/migrate.ts).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: 'prisma/schema.prisma' });
