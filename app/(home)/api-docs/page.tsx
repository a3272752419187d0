import type { Metadata } from 'next';
import { ApiDocs } from '@/components/api-docs/api-docs';
import { openApiDocument } from '@/lib/server/openapi/document';
import packageJson from '@/package.json';
import { type PageSearch, requireViewer } from '../require-viewer';

export const metadata: Metadata = { title: 'API' };

export default async function ApiDocsPage({ searchParams }: { searchParams: PageSearch }) {
  await requireViewer('/api-docs', searchParams);
  return <ApiDocs document={openApiDocument(packageJson.version)} />;
}
