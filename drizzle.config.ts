import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./src/central/database/schema.ts', './src/central/database/projectionSchema.ts', './src/central/database/webSchema.ts'],
  out: './src/central/database/migrations',
});
