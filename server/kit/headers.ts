/** Names and values by turns, as node writes them fastest. */
export type Headers = readonly string[]

const DAY_SECONDS = 86_400

/**
 * The headers koa-helmet sends, computed once. HSTS and upgrade-insecure-requests only over https: on a plain
 * http address they would lock the browser out.
 */
export function securityHeaders(publicUrl?: string): Headers {
  const secure = publicUrl?.startsWith('https://') ?? false
  return [
    ['Content-Security-Policy', policy(apiSources, secure)],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Origin-Agent-Cluster', '?1'],
    ['Referrer-Policy', 'no-referrer'],
    ...(secure ? [hsts] : []),
    ['X-Content-Type-Options', 'nosniff'],
    ['X-DNS-Prefetch-Control', 'off'],
    ['X-Download-Options', 'noopen'],
    ['X-Frame-Options', 'SAMEORIGIN'],
    ['X-Permitted-Cross-Domain-Policies', 'none'],
    ['X-XSS-Protection', '0'],
    ['Cache-Control', 'no-store'],
  ].flat()
}

/** The preview draws phones in frames of its own origin, with inline styles and pictures made in the page. */
export const previewPolicy = (publicUrl?: string): string =>
  policy(previewSources, publicUrl?.startsWith('https://') ?? false)

const hsts = [
  'Strict-Transport-Security',
  `max-age=${365 * DAY_SECONDS}; includeSubDomains`,
] as const

const common = {
  'default-src': "'self'",
  'base-uri': "'self'",
  'form-action': "'self'",
  'frame-ancestors': "'self'",
  'object-src': "'none'",
  'script-src': "'self'",
  'script-src-attr': "'none'",
}

const apiSources = {
  ...common,
  'font-src': "'self' https: data:",
  'img-src': "'self' data:",
  'style-src': "'self' https: 'unsafe-inline'",
}

const previewSources = {
  ...common,
  'font-src': "'self' data:",
  'img-src': "'self' data: blob:",
  'media-src': "'self' data: blob:",
  'style-src': "'self' 'unsafe-inline'",
  'frame-src': "'self'",
  'connect-src': "'self' data: blob:",
}

const policy = (sources: Record<string, string>, secure: boolean) =>
  [
    ...Object.entries(sources).map(([name, value]) => `${name} ${value}`),
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join(';')
