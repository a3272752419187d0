import { redirect } from 'next/navigation';
import { getViewer } from '@/lib/server/auth/viewer';

export default async function RootPage() {
  redirect((await getViewer()) ? '/premises' : '/sign-in');
}
