import { open, readFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'

/** The end of one chain at one time, written where the database cannot reach. */
const anchorLine = z.object({
  orgId: z.string(),
  n: z.number().int().positive(),
  mac: z.string(),
  /** ISO instant. */
  at: z.string(),
})
export type Anchor = z.infer<typeof anchorLine>

/** By organisation: the macs that anchors remember, by row number. */
export type Anchors = ReadonlyMap<string, ReadonlyMap<number, string>>

export interface AnchorPage {
  anchors: Anchors
  /** The newest anchor of each organisation. */
  newest: ReadonlyMap<string, Anchor>
  /** Lines that are no anchor, and anchors that contradict one another: somebody wrote in the file. */
  faults: string[]
}

/** Reads the anchors of several files, which are copies of one another or parts of one whole. */
export async function readAnchors(files: readonly string[]): Promise<AnchorPage> {
  const anchors = new Map<string, Map<number, string>>()
  const newest = new Map<string, Anchor>()
  const faults: string[] = []
  for (const file of files) {
    for (const [at, text] of (await linesOf(file)).entries()) {
      const anchor = parsed(text)
      if (!anchor || !remember(anchors, anchor)) faults.push(`${file}:${at + 1}`)
      else if ((newest.get(anchor.orgId)?.n ?? 0) <= anchor.n) newest.set(anchor.orgId, anchor)
    }
  }
  return { anchors, newest, faults }
}

/** False when another mac is remembered for the same row. */
function remember(anchors: Map<string, Map<number, string>>, { orgId, n, mac }: Anchor): boolean {
  const ofOrganisation = anchors.get(orgId) ?? new Map<number, string>()
  anchors.set(orgId, ofOrganisation)
  const known = ofOrganisation.get(n) ?? mac
  ofOrganisation.set(n, known)
  return known === mac
}

/** Whole lines; the last one may have been cut off by a crash and is written again by the next run. */
async function linesOf(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return ''
    throw thrown
  })
  return text.split('\n').slice(0, -1)
}

function parsed(text: string): Anchor | undefined {
  try {
    return anchorLine.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** Adds anchors to every file, on the disk before it returns. A copy that cannot be written is told after the rest. */
export async function writeAnchors(files: readonly string[], anchors: readonly Anchor[]) {
  const text = anchors.map((anchor) => `${JSON.stringify(anchor)}\n`).join('')
  const outcomes = await Promise.allSettled(files.map((file) => appendText(file, text)))
  const failed = outcomes.find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
}

async function appendText(file: string, text: string) {
  await mkdir(dirname(file), { recursive: true })
  const handle = await open(file, 'a+', 0o600)
  try {
    await handle.appendFile((await endsInLine(handle)) ? text : `\n${text}`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function endsInLine(handle: Awaited<ReturnType<typeof open>>): Promise<boolean> {
  const { size } = await handle.stat()
  if (size === 0) return true
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1)
  return buffer.toString() === '\n'
}
