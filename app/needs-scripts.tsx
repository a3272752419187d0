/** Says without scripts why a page stays empty. `app/globals.css` hides its skeletons then. */
export function NeedsScripts() {
  return (
    <noscript>
      <p className="mx-auto max-w-[82.5rem] px-4 py-3 sm:px-6">
        Copper Dashboard needs JavaScript to load your readings. Turn it on for this site in your browser’s settings,
        then reload the page.
      </p>
    </noscript>
  );
}
