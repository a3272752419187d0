/** Returns a link that opens an address in the device's map app, or on a map site where there is none. */
export function mapLink(address: string, userAgent: string): string {
  const query = encodeURIComponent(address);
  if (/iPhone|iPad|Macintosh/.test(userAgent)) return `https://maps.apple.com/?q=${query}`;
  if (/Android/.test(userAgent)) return `geo:0,0?q=${query}`;
  return `https://www.openstreetmap.org/search?query=${query}`;
}
