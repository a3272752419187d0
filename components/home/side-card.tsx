import type { ReactNode } from 'react';
import { Card } from '@/components/ui/section';

/** One number of a home with its title. */
export function SideCard({ title, children, wide }: { title: string; children: ReactNode; wide?: true }) {
  return (
    <Card className={`p-4 ${wide ? 'col-span-2 lg:col-span-1' : ''}`}>
      <h2 className="text-sm font-normal text-quiet">{title}</h2>
      {children}
    </Card>
  );
}
