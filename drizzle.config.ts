import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './src/central/database/schema.ts',
  out: './src/central/database/migrations',
});
