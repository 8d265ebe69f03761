import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { ContractError } from '#contract/errors.ts';
import { inPlayingOrder, type RecordedChunk, type RecordingLeg } from '#domain/recording/recordedChunk.ts';
import { mayHear, type Listener } from '#domain/recording/mayHear.ts';
import type { RecordingPolicy } from '#domain/recording/recordingPolicy.ts';
import type { Instant, Line } from '#domain/tenant.ts';
import type { Audit } from '../accounts/audit.ts';
import type { FileStore } from '../files/fileStore.ts';

export interface Recordings {
  /** @throws ContractError invalid_params (checksum), conflict (another piece of that name). */
  keep(seatId: string, callId: string, line: Line, chunk: RecordedChunk, content: Buffer): Promise<void>;
  /** Empty where there is nothing the listener may hear. */
  list(listener: Listener, callId: string): Promise<readonly RecordedChunk[]>;
  /** @throws ContractError not_found. */
  read(listener: Listener, callId: string, leg: RecordingLeg, index: number): Promise<{ readonly mime: string; readonly content: Buffer }>;
  /** Deletes what is older than its line's days, with a line in the audit for every call. Returns how many calls. */
  expire(policy: RecordingPolicy): Promise<number>;
}

interface Row {
  readonly leg: RecordingLeg;
  readonly index: number;
  readonly seat_id: string;
  readonly line: Line;
  readonly offset_ms: number;
  readonly duration_ms: number;
  readonly mime: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly file_id: string;
}

const dayMs = 86_400_000;
const uniqueViolation = '23505';

/** Seats' copies of calls. The file is written before its row: a crash leaves a file nobody names, never a row without sound. */
export const createRecordings = (deps: {
  readonly pool: pg.Pool;
  readonly tenant: string;
  readonly files: FileStore;
  readonly audit: Audit;
  readonly now: () => Instant;
}): Recordings => {
  const { pool, tenant, files, audit, now } = deps;

  const rowsOf = async (listener: Listener, callId: string): Promise<readonly Row[]> => {
    const { rows } = await pool.query<Row>('select * from recording where tenant = $1 and call_id = $2', [tenant, callId]);
    return rows.filter(({ line, seat_id }) => mayHear(listener, { line, seatId: seat_id }));
  };
  const known = async (seatId: string, callId: string, { leg, index }: RecordedChunk): Promise<string | null> => {
    const { rows } = await pool.query<{ sha256: string }>(
      'select sha256 from recording where tenant = $1 and call_id = $2 and seat_id = $3 and leg = $4 and index = $5',
      [tenant, callId, seatId, leg, index],
    );
    return rows[0]?.sha256 ?? null;
  };

  return {
    keep: async (seatId, callId, line, chunk, content) => {
      if (createHash('sha256').update(content).digest('hex') !== chunk.sha256) {
        throw new ContractError('invalid_params', 'checksum', { at: 'x-lianxi-sha256' });
      }
      const before = await known(seatId, callId, chunk);
      if (before === chunk.sha256) return;
      if (before !== null) throw new ContractError('conflict', 'recording_exists');
      const fileId = randomUUID();
      await files.save(fileId, content);
      try {
        await pool.query(
          `insert into recording (tenant, call_id, leg, index, seat_id, line, offset_ms, duration_ms, mime, bytes, sha256, file_id, received_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
          [tenant, callId, chunk.leg, chunk.index, seatId, line, chunk.offset, chunk.duration, chunk.mime, chunk.bytes, chunk.sha256, fileId, now()],
        );
      } catch (error) {
        await files.remove(fileId);
        // The same piece came twice at once: the other one is there.
        const twice = typeof error === 'object' && error !== null && 'code' in error && error.code === uniqueViolation;
        if (!twice || (await known(seatId, callId, chunk)) !== chunk.sha256) throw error;
      }
    },
    list: async (listener, callId) =>
      inPlayingOrder(
        (await rowsOf(listener, callId)).map(({ leg, index, offset_ms, duration_ms, mime, bytes, sha256 }) => ({
          leg, index, offset: offset_ms, duration: duration_ms, mime, bytes, sha256,
        })),
      ),
    read: async (listener, callId, leg, index) => {
      const row = (await rowsOf(listener, callId)).find((each) => each.leg === leg && each.index === index);
      const content = row === undefined ? null : await files.read(row.file_id);
      if (row === undefined || content === null) throw new ContractError('not_found', 'recording');
      return { mime: row.mime, content };
    },
    expire: async ({ lines }) => {
      let calls = 0;
      for (const [line, { daysAtCentral }] of Object.entries(lines)) {
        const { rows } = await pool.query<{ call_id: string; file_id: string }>(
          `delete from recording where tenant = $1 and call_id in (
             select call_id from recording where tenant = $1 and line = $2 group by call_id having max(received_at) < $3)
           returning call_id, file_id`,
          [tenant, line, now() - daysAtCentral * dayMs],
        );
        for (const [callId, gone] of Map.groupBy(rows, ({ call_id }) => call_id)) {
          for (const { file_id } of gone) await files.remove(file_id);
          await audit.record('retention', 'recording_deleted', { callId, line, pieces: String(gone.length) });
          calls += 1;
        }
      }
      return calls;
    },
  };
};
