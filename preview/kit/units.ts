/** WeChat's units as CSS of the phone: used on style sheets by the build, on inline styles by the host. */

const UNIT = /(^|[\s,(:*/+-])(-?\d*\.?\d+)(rpx|vh|vw)\b/g
const SAFE_AREA = /(?:env|constant)\(\s*safe-area-inset-(top|bottom|left|right)\s*\)/g
/** Texts and addresses are not looked into. */
const OPAQUE = /("[^"]*"|'[^']*'|url\([^)]*\))/

/** `20rpx` → `calc(var(--rpx) * 20)`; vh and vw are of the page, not of the browser's window. */
export function webUnits(value: string): string {
  if (!/rpx|vh|vw|safe-area/.test(value)) return value
  return value
    .split(OPAQUE)
    .map((piece, index) => (index % 2 === 1 ? piece : convert(piece)))
    .join('')
}

function convert(piece: string): string {
  return piece
    .replace(UNIT, (_, before: string, amount: string, unit: string) =>
      Number(amount) === 0 ? `${before}0px` : `${before}calc(var(--${unit}) * ${amount})`,
    )
    .replace(SAFE_AREA, (_, side: string) => `var(--safe-${side}, 0px)`)
}
