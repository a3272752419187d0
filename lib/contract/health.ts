/** The answer of `GET /api/health`; 503 when `status` is not `ok`. */
export interface HealthData {
  status: 'ok' | 'failing';
  version: string;
  database: 'ok' | 'failing';
  migrations: { applied: number; pending: number };
}
