'use client';

import { Button } from '@/components/ui/button';

/** Opens the browser's print dialog, which can also save a PDF. */
export function PrintButton() {
  return <Button onClick={() => window.print()}>Print or save as PDF</Button>;
}
