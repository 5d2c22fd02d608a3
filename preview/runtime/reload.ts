import type { AppBundle } from './contract'

const EVERY_MS = 400

/** While the package is being worked on, an open phone looks for a newer build and reopens its page. */
export function reloadOnNewBuild(app: AppBundle, base: string, here: () => string): void {
  if (!app.watch) return
  const look = async () => {
    const answer = await fetch(`${base}build.json`, { cache: 'no-store' }).catch(() => undefined)
    const latest = answer?.ok ? ((await answer.json()) as { build: string }) : undefined
    if (!latest || latest.build === app.build) {
      setTimeout(() => void look(), EVERY_MS)
      return
    }
    const address = new URL(location.href)
    address.searchParams.set('page', here())
    location.replace(address)
  }
  setTimeout(() => void look(), EVERY_MS)
}
