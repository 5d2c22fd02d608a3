import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { watchPreview } from '../../../preview/build/watch'
import { copySample } from '../support/sample-package'

/** Watches the sample and hands out what is told, one by one. */
async function watching() {
  const sample = copySample()
  const told: string[] = []
  let heard: (() => void) | undefined
  const tell = (words: string) => {
    told.push(words)
    heard?.()
  }
  const watch = await watchPreview({
    from: sample.folder,
    to: sample.to,
    also: [],
    onBuild: ({ build }) => tell(build),
    onError: (error) => tell(error.message),
  })
  const next = async (count: number) => {
    while (told.length < count) await new Promise<void>((done) => (heard = done))
    return told[count - 1] ?? ''
  }
  const stop = async () => {
    await watch.close()
    sample.remove()
  }
  return { sample, next, stop }
}

/** The number that open phones read. */
const numberServed = (to: string) =>
  (JSON.parse(readFileSync(join(to, 'preview-assets/build.json'), 'utf8')) as { build: string })
    .build

describe('watching a package', () => {
  let watched: Awaited<ReturnType<typeof watching>>
  beforeAll(async () => {
    watched = await watching()
  })
  afterAll(() => watched.stop())

  it('builds after every save, says what is wrong, and goes on', async () => {
    const { sample, next } = watched
    const page = join(sample.folder, 'pages/list/index.wxml')
    const first = await next(1)

    writeFileSync(page, '<view>改</view>')
    const second = await next(2)
    expect(second).not.toBe(first)
    expect(numberServed(sample.to)).toBe(second)

    writeFileSync(page, '<view>')
    expect(await next(3)).toContain('pages/list/index.wxml:1')
    expect(numberServed(sample.to)).toBe(second)

    writeFileSync(page, '<view>好</view>')
    expect(await next(4)).not.toBe(second)
  })
})
