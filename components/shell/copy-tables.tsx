'use client';

import { useEffect } from 'react';
import { useFormats } from '@/lib/client/formats';
import { htmlTable, plainCellText, plainNumbers, tabSeparated } from '@/lib/client/plain-table-text';
import type { DigitRules } from '@/lib/domain/formats/format-rules';

/**
 * Makes what is copied from tables readable for spreadsheets, which take a real minus sign or thousands in groups
 * for text. Cells of one table are copied as a table; a selection beyond it only has its numbers rewritten.
 */
export function CopyTables() {
  const { digits } = useFormats().rules;
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => copyPlain(event, digits);
    document.addEventListener('copy', onCopy);
    return () => document.removeEventListener('copy', onCopy);
  }, [digits]);
  return null;
}

function copyPlain(event: ClipboardEvent, digits: DigitRules): void {
  const selection = document.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  // Text fields copy as they always do.
  if (!range || range.collapsed || !event.clipboardData || event.target instanceof HTMLInputElement) return;
  const rows = selectedRows(range, digits);
  const touchesTable = rows !== null || elementOf(range.commonAncestorContainer)?.querySelector('table') != null;
  const inCell = elementOf(range.commonAncestorContainer)?.closest('td, th') != null;
  if (!touchesTable && !inCell) return;
  if (rows && !inCell) {
    event.clipboardData.setData('text/plain', tabSeparated(rows));
    event.clipboardData.setData('text/html', htmlTable(rows));
  } else {
    event.clipboardData.setData('text/plain', plainNumbers(String(selection), digits));
    event.clipboardData.setData('text/html', plainHtml(range, digits));
  }
  event.preventDefault();
}

/** Returns the selected cells by row; null when the selection is not inside one table. */
function selectedRows(range: Range, digits: DigitRules): string[][] | null {
  const table = elementOf(range.commonAncestorContainer)?.closest('table');
  if (!table) return null;
  const rows = [...table.rows]
    .filter((row) => range.intersectsNode(row) && row.getAttribute('aria-hidden') !== 'true')
    .map((row) => [...row.cells].filter((cell) => range.intersectsNode(cell)).map((cell) => cellText(cell, digits)));
  return rows.filter((cells) => cells.length > 0);
}

/** Returns what a cell shows: signs only where there are no words beside them, and no text for screen readers. */
function cellText(cell: HTMLElement, digits: DigitRules): string {
  const words = { shown: '', signs: '' };
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || parent.closest('.sr-only')) continue;
    const isBlock = parent !== cell && !getComputedStyle(parent).display.startsWith('inline');
    words[parent.closest('[aria-hidden=true]') ? 'signs' : 'shown'] += `${isBlock ? ' ' : ''}${node.nodeValue ?? ''}`;
  }
  return plainCellText(words.shown, digits) || plainCellText(words.signs, digits);
}

function plainHtml(range: Range, digits: DigitRules): string {
  const holder = document.createElement('div');
  holder.append(range.cloneContents());
  const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    node.nodeValue = plainNumbers(node.nodeValue ?? '', digits);
  return holder.innerHTML;
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}
