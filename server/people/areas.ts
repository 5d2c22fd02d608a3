import areas from './areas.json'

const names: Record<string, string | undefined> = areas
/** Cities of a municipality, and counties under a province itself, are only called 市辖区 or 县. */
const NAMELESS = ['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']

/**
 * The province and city of a six-digit code (GB/T 2260) in words, as far as they are known.
 * `areaOf('330106') //=> '浙江省杭州市'`
 */
export function areaOf(code: string): string {
  const parts = [names[code.slice(0, 2)], names[code.slice(0, 4)]]
  return parts.filter((name) => name !== undefined && !NAMELESS.includes(name)).join('')
}
