import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { largestFile, uploadChunk, uploadQuerySchema, type UploadState } from '#contract/central/files.ts';
import {
  largestWebReport, mostWebPhotos, webDivisionsQuerySchema, webPlacesQuerySchema, webProgressQuerySchema, webReportSchema, webTicketRequestSchema, webUploadQuerySchema,
} from '#contract/central/webReports.ts';
import { ContractError } from '#contract/errors.ts';
import type { WebProgress, WebReceipt } from '#contract/central/webReports.ts';
import type { Audit } from '../accounts/audit.ts';
import type { Uploads } from '../files/uploads.ts';
import { tokenOf } from '../plugins/identify.ts';
import type { PublicPlaces } from '../web/publicPlaces.ts';
import { ownerOfReport, type WebReports } from '../web/webReports.ts';
import type { WebTickets } from '../web/webTickets.ts';

/** A minute and address. A whole quarter may sit behind one address of a mobile network: these stop programs, not neighbours. */
const limit = (max: number) => ({ config: { rateLimit: { max, timeWindow: 60_000 } } });
const paramsSchema = z.object({ id: z.uuid() });
/** Uploads that one ticket may begin; photos that were taken back count. */
const mostBegun = mostWebPhotos * 3;

/** 网上报事: everything that anybody may do without an account. Nothing of it can read a case but with its number and code. */
export const webRoutes = (
  app: FastifyInstance,
  deps: {
    readonly tickets: WebTickets;
    readonly reports: WebReports;
    readonly progress: (number: string, code: string) => Promise<WebProgress>;
    readonly places: PublicPlaces;
    readonly uploads: Uploads;
    readonly audit: Audit;
  },
): void => {
  const { tickets, uploads, places } = deps;
  const begun = new Map<string, Map<string, number>>();
  const ticketOf = (request: FastifyRequest): string => tickets.idOf(tokenOf(request));

  /** What a ticket's uploads may be together, also of files that never become whole. */
  const guardUpload = (ticketId: string, fileId: string, size: number): void => {
    if (begun.size > 10_000) begun.clear();
    const files = begun.get(ticketId) ?? new Map<string, number>();
    begun.set(ticketId, files.set(fileId, size));
    const bytes = [...files.values()].reduce((sum, each) => sum + each, 0);
    if (size > largestFile || files.size > mostBegun || bytes > largestWebReport) throw new ContractError('too_large', 'web_photos');
  };

  app.get('/api/public/challenge', limit(30), () => tickets.challenge());
  app.post('/api/public/tickets', limit(30), (request) => {
    const { challenge, nonce } = webTicketRequestSchema.parse(request.body);
    return tickets.redeem(challenge, nonce);
  });

  app.get('/api/public/places', limit(120), (request) => {
    const wanted = webPlacesQuerySchema.parse(request.query);
    return { places: 'text' in wanted ? places.search(wanted.text, 8) : places.at([wanted.east, wanted.north]) };
  });
  app.get('/api/public/divisions', limit(120), (request) => ({ divisions: places.under(webDivisionsQuerySchema.parse(request.query).under) }));

  app.get('/api/public/uploads/:id', limit(240), async (request): Promise<UploadState> => {
    ticketOf(request);
    const { report } = webUploadQuerySchema.parse(request.query);
    return uploads.state(paramsSchema.parse(request.params).id, ownerOfReport(report));
  });
  app.post('/api/public/uploads/:id', { ...limit(240), bodyLimit: uploadChunk }, async (request): Promise<UploadState> => {
    const ticketId = ticketOf(request);
    const { id } = paramsSchema.parse(request.params);
    const { report } = webUploadQuerySchema.parse(request.query);
    const query = uploadQuerySchema.parse(request.query);
    guardUpload(ticketId, id, query.size);
    return uploads.append(id, ownerOfReport(report), query, Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
  });

  app.post('/api/public/reports', { ...limit(20), bodyLimit: 64 * 1024 }, async (request): Promise<WebReceipt> => {
    const ticketId = ticketOf(request);
    const report = webReportSchema.parse(request.body);
    const receipt = await deps.reports.submit(ticketId, report);
    await deps.audit.record('web', 'web_reported', { number: receipt.number });
    return receipt;
  });

  app.post('/api/public/progress', limit(20), (request): Promise<WebProgress> => {
    const { number, code } = webProgressQuerySchema.parse(request.body);
    return deps.progress(number, code);
  });
};
