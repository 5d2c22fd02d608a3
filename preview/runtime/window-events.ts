import type { Host, LaunchOptions } from './contract'
import type { LivePage } from './page'
import { stackOf, type Reporter } from './report'
import type { HostRouter } from './router'

/** Leaving and coming back, failures nobody caught, and a changed size. */
export function listenToWindow(
  host: Host,
  router: HostRouter,
  reporter: Reporter,
  launched: LaunchOptions,
): void {
  document.addEventListener('visibilitychange', () => {
    const page = router.stack().at(-1)
    if (document.hidden) {
      leave(page)
      host.signal('appHide', undefined)
    } else {
      host.signal('appShow', launched)
      page?.call('onShow')
      page?.tellComponents('show')
    }
  })
  window.addEventListener('error', (event) => {
    // Errors of loading pictures, and a browser's notes about layout, carry no error.
    if (event.error !== undefined && event.error !== null)
      reporter.report('error', stackOf(event.error))
  })
  window.addEventListener('unhandledrejection', ({ reason, promise }) => {
    reporter.report('error', `unhandled rejection: ${stackOf(reason)}`)
    host.signal('unhandledRejection', { reason: reason as unknown, promise })
  })
}

function leave(page: LivePage | undefined) {
  page?.call('onHide')
  page?.tellComponents('hide')
}

/** A page hears of a new size by onResize, its components by `pageLifetimes.resize`. */
export function tellResize(host: Host, router: HostRouter | undefined): void {
  const { windowWidth, windowHeight, screenWidth, screenHeight } = host.viewport()
  host.signal('resize', { windowWidth, windowHeight })
  const page = router?.stack().at(-1)
  const size = { size: { windowWidth, windowHeight, screenWidth, screenHeight } }
  page?.call('onResize', size)
  page?.tellComponents('resize', size)
}
