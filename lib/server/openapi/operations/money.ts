import { billParams, billsParams, deleteBillParams, saveBillBody } from '@/lib/contract/bills';
import { compareTariffBody, costsParams } from '@/lib/contract/costs';
import { answerSchema } from '@/lib/contract/schemas/answer';
import { billCheckSchema, billsSchema } from '@/lib/contract/schemas/bills';
import { comparisonSchema, costsSchema } from '@/lib/contract/schemas/costs';
import { importedTariffSchema } from '@/lib/contract/schemas/tariff-import';
import { tariffsSchema } from '@/lib/contract/schemas/tariffs';
import { importTariffBody } from '@/lib/contract/tariff-import';
import { savePriceBody, saveTariffBody, tariffsParams } from '@/lib/contract/tariffs';
import type { Operation } from './operation';

const read = { method: 'get', tag: 'Money', scope: 'read' } as const;
const change = { method: 'post', tag: 'Money', scope: 'none' } as const;
const tariffs = { status: 200, description: 'The prices.', json: answerSchema(tariffsSchema) };
const bills = { status: 200, description: 'The bills of the premise.', json: answerSchema(billsSchema) };

/** Prices, costs and bills. */
export const MONEY_OPERATIONS: readonly Operation[] = [
  {
    ...read,
    path: '/api/premises/{premiseId}/costs',
    summary: 'What the bills of a premise cost that a day is in',
    description:
      'By commodity and line, with the projected bill, the previous one, that of a year ago, and why they differ. Requests the cycle and the one before it from Copper where they are not stored.',
    params: costsParams,
    responses: [{ status: 200, description: 'By commodity.', json: answerSchema(costsSchema) }],
  },
  {
    ...read,
    path: '/api/tariffs',
    summary: 'The prices of a premise, or of all that have none of their own',
    params: tariffsParams,
    responses: [tariffs],
  },
  {
    ...change,
    path: '/api/tariffs',
    summary: 'Stores the prices of a commodity, or removes them',
    description: 'Refuses a tariff in which a minute of a week has no price, or two, and names it.',
    body: saveTariffBody,
    responses: [tariffs],
  },
  {
    ...change,
    path: '/api/tariffs/price',
    summary: 'Stores one price and a monthly charge',
    description: 'A price that begins on a day is added, so that bills before it keep theirs.',
    body: savePriceBody,
    responses: [tariffs],
  },
  {
    ...change,
    path: '/api/tariffs/import',
    summary: 'Makes a tariff from a file, without storing it',
    description: 'Names each field of the file that can’t be taken over.',
    body: importTariffBody,
    responses: [{ status: 200, description: 'The tariff, or why not.', json: answerSchema(importedTariffSchema) }],
  },
  {
    ...change,
    path: '/api/tariffs/compare',
    summary: 'The last twelve months by another tariff',
    description: 'From what is stored; it sends no request to Copper and stores nothing.',
    body: compareTariffBody,
    responses: [{ status: 200, description: 'Month by month.', json: answerSchema(comparisonSchema) }],
  },
  {
    ...read,
    path: '/api/premises/{premiseId}/bills',
    summary: 'The bills that were typed for a premise',
    params: billsParams,
    responses: [bills],
  },
  {
    ...read,
    path: '/api/premises/{premiseId}/bills/{billId}',
    summary: 'A bill beside its meter and Copper',
    description: 'Requests the readings of its days from Copper where they are not stored.',
    params: billParams,
    responses: [
      { status: 200, description: 'The bill, and what may explain a difference.', json: answerSchema(billCheckSchema) },
    ],
  },
  {
    ...change,
    path: '/api/bills',
    summary: 'Stores a bill, in place of one that begins on the same day',
    body: saveBillBody,
    responses: [bills],
  },
  {
    ...change,
    method: 'delete',
    path: '/api/bills/{billId}',
    summary: 'Deletes a bill',
    params: deleteBillParams,
    responses: [{ status: 204, description: 'Deleted.' }],
  },
];
