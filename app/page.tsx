import { redirect } from 'next/navigation';
import { getViewer } from '@/lib/server/http/viewer';

export default async function RootPage() {
  redirect((await getViewer()) ? '/premises' : '/sign-in');
}
