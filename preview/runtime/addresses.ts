import { candidates } from '../kit/paths'
import type { AppBundle } from './contract'

/**
 * The package calls the API by the address it was built with; in the preview the API is whoever
 * served this page. Exactly that one origin is replaced, anything else goes out as written.
 */
export function createMapUrl(apiOrigin: string, ownOrigin: string): (url: string) => string {
  const pairs = [
    [apiOrigin, ownOrigin],
    [socket(apiOrigin), socket(ownOrigin)],
  ] as const
  return (url) => {
    const pair = pairs.find(([from]) => from !== '' && isUnder(url, from))
    return pair ? pair[1] + url.slice(pair[0].length) : url
  }
}

const socket = (origin: string) => origin.replace(/^http/, 'ws')

const isUnder = (url: string, origin: string) =>
  url === origin || url.startsWith(`${origin}/`) || url.startsWith(`${origin}?`)

/** Files of the package are served under hashed names; other addresses (data:, blob:) stay. */
export function createAssetUrl(app: AppBundle, base: string) {
  return (path: string, from: string): string => {
    if (path === '' || /^[a-z]+:/i.test(path) || path.startsWith('//')) return path
    const name = candidates(from, path)
      .map((candidate) => app.assets[candidate])
      .find((found) => found !== undefined)
    return name === undefined ? path : base + name
  }
}
