'use client';

import { useEffect } from 'react';
import { htmlTable, plainCellText, plainNumbers, tabSeparated } from '@/lib/client/plain-table-text';

/**
 * Makes what is copied from tables readable for spreadsheets, which take a real minus sign or a narrow space between
 * thousands for text. Cells of one table are copied as a table; a selection beyond it only has its numbers rewritten.
 */
export function CopyTables() {
  useEffect(() => {
    document.addEventListener('copy', onCopy);
    return () => document.removeEventListener('copy', onCopy);
  }, []);
  return null;
}

function onCopy(event: ClipboardEvent): void {
  const selection = document.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  // Text fields copy as they always do.
  if (!range || range.collapsed || !event.clipboardData || event.target instanceof HTMLInputElement) return;
  const rows = selectedRows(range);
  const touchesTable = rows !== null || elementOf(range.commonAncestorContainer)?.querySelector('table') != null;
  const inCell = elementOf(range.commonAncestorContainer)?.closest('td, th') != null;
  if (!touchesTable && !inCell) return;
  if (rows && !inCell) {
    event.clipboardData.setData('text/plain', tabSeparated(rows));
    event.clipboardData.setData('text/html', htmlTable(rows));
  } else {
    event.clipboardData.setData('text/plain', plainNumbers(String(selection)));
    event.clipboardData.setData('text/html', plainHtml(range));
  }
  event.preventDefault();
}

/** Returns the selected cells by row; null when the selection is not inside one table. */
function selectedRows(range: Range): string[][] | null {
  const table = elementOf(range.commonAncestorContainer)?.closest('table');
  if (!table) return null;
  const rows = [...table.rows]
    .filter((row) => range.intersectsNode(row) && row.getAttribute('aria-hidden') !== 'true')
    .map((row) => [...row.cells].filter((cell) => range.intersectsNode(cell)).map(cellText));
  return rows.filter((cells) => cells.length > 0);
}

/** Returns what a cell shows: signs only where there are no words beside them, and no text for screen readers. */
function cellText(cell: HTMLElement): string {
  const words = { shown: '', signs: '' };
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || parent.closest('.sr-only')) continue;
    const isBlock = parent !== cell && !getComputedStyle(parent).display.startsWith('inline');
    words[parent.closest('[aria-hidden=true]') ? 'signs' : 'shown'] += `${isBlock ? ' ' : ''}${node.nodeValue ?? ''}`;
  }
  return plainCellText(words.shown) || plainCellText(words.signs);
}

function plainHtml(range: Range): string {
  const holder = document.createElement('div');
  holder.append(range.cloneContents());
  const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    node.nodeValue = plainNumbers(node.nodeValue ?? '');
  return holder.innerHTML;
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}
