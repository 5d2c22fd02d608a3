import { candidates } from '../kit/paths'

/** A page address as pages write it. */
export interface Target {
  route: string
  options: Record<string, string>
}

/** Resolves `/pages/a?x=1`, `../b/index`; values stay encoded, as WeChat hands them to onLoad. */
export function parseUrl(url: string, from: string): Target {
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  const route = candidates(from, path)[0] ?? path
  return {
    route: route.replace(/\.html$/, ''),
    options: parseQuery(mark < 0 ? '' : url.slice(mark + 1)),
  }
}

function parseQuery(query: string): Record<string, string> {
  const pairs = query
    .split('&')
    .filter(Boolean)
    .map((pair) => {
      const equals = pair.indexOf('=')
      return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)]
    })
  return Object.fromEntries(pairs) as Record<string, string>
}

/** A target as a url from the package's root. */
export function addressOf(route: string, options: Record<string, string>): string {
  const query = Object.entries(options).map(([name, value]) => `${name}=${value}`)
  return query.length > 0 ? `/${route}?${query.join('&')}` : `/${route}`
}
