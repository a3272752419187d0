/** A key of the keyboard. */
export function KeyboardKey({ children }: { children: string }) {
  return (
    <kbd className="inline-flex min-w-7 items-center justify-center rounded border border-line-strong bg-sunken px-1.5 py-0.5 font-sans text-sm">
      {children}
    </kbd>
  );
}
