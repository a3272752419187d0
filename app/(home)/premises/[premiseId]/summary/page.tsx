import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { MonthSummaryView } from '@/components/summary/month-summary-view';
import { parseUnits, UNITS_COOKIE } from '@/lib/client/unit-choice';
import { localDay } from '@/lib/domain/calendar';
import { monthName } from '@/lib/domain/formats/day-text';
import { addMonths } from '@/lib/domain/month-summary';
import { AppError } from '@/lib/server/errors';
import { getMonthSummary } from '@/lib/server/use-cases/get-month-summary';
import { getPageContext } from '../../../../page-context';
import { getFormats } from '../../../../viewer-formats';
import { premiseTitle } from '../../../load-premise';
import { accountOf, type PageSearch, requireViewer } from '../../../require-viewer';

interface SummaryPageProps {
  params: Promise<{ premiseId: string }>;
  searchParams: PageSearch;
}

export async function generateMetadata({ params, searchParams }: SummaryPageProps): Promise<Metadata> {
  const premiseId = decodeURIComponent((await params).premiseId);
  const search = await searchParams;
  const title = await premiseTitle({ account: accountOf(search), premiseId }, 'Month');
  const month = monthOf(search);
  return { title: month ? `${monthName(month)} · ${title}` : title };
}

export default async function SummaryPage({ params, searchParams }: SummaryPageProps) {
  const premiseId = decodeURIComponent((await params).premiseId);
  const { viewer, account } = await requireViewer(`/premises/${encodeURIComponent(premiseId)}/summary`, searchParams);
  const context = await getPageContext();
  const month = monthOf(await searchParams) ?? addMonths(localDay(context.clock(), 'UTC').slice(0, 7), -1);
  const summary = await getMonthSummary(context, viewer, { account, premiseId, month }).catch(notFoundOnUnknown);
  const units = parseUnits((await cookies()).get(UNITS_COOKIE)?.value);
  return <MonthSummaryView premiseId={premiseId} summary={summary} units={units} formats={await getFormats()} />;
}

/** Returns the month of the address; null without one that exists. */
function monthOf({ month }: Awaited<PageSearch>): string | null {
  return typeof month === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(month) ? month : null;
}

function notFoundOnUnknown(error: unknown): never {
  if (error instanceof AppError && error.code === 'not_found') notFound();
  throw error;
}
