/** Name of a value's type as WXS tells it: `[].constructor === 'Array'`. */
export function constructorOf(value: unknown): unknown {
  if (value === null || value === undefined) {
    throw new TypeError(`Cannot read property 'constructor' of ${String(value)}`)
  }
  if (Array.isArray(value)) return 'Array'
  if (value instanceof Date) return 'Date'
  if (value instanceof RegExp) return 'RegExp'
  const names: Record<string, string> = {
    string: 'String',
    number: 'Number',
    boolean: 'Boolean',
    function: 'Function',
  }
  return names[typeof value] ?? 'Object'
}
