/**
 * Returns a function that constructs a formatter at the first call for a key and keeps it. Constructing one takes a
 * hundred times longer than formatting, and a page of the list formats hundreds of numbers and dates. `construct` must
 * not use the device's time zone, which may change while the page is open.
 */
export function keepFormatters<A extends readonly unknown[], F>(construct: (...key: A) => F): (...key: A) => F {
  const kept = new Map<string, F>();
  return (...key) => {
    const name = JSON.stringify(key);
    const formatter = kept.get(name) ?? construct(...key);
    kept.set(name, formatter);
    return formatter;
  };
}
