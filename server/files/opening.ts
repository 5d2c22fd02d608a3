import { hash } from 'node:crypto'
import type { FileLink } from '../../shared/files'
import type { Actor } from '../kit/actor'
import { refuse, refuseUnless } from '../kit/refusal'
import { createLinks } from './link'
import type { FileNeeds } from './needs'
import { maySee } from './policy'
import { fileStore } from './store'
import type { KeptFile } from './types'

const LINK_SECONDS = 5 * 60

export function createOpening(needs: FileNeeds) {
  const { people, actorOf, bytes: store, clock } = needs
  const links = createLinks(needs.linkKey)

  const seen = async (actor: Actor, id: string): Promise<KeptFile | undefined> => {
    const file = await fileStore.byId(id)
    return file && (await maySee(people, actor, file)) ? file : undefined
  }

  async function facts(actor: Actor, id: string): Promise<KeptFile> {
    return (await seen(actor, id)) ?? refuse('file.not-found')
  }

  /** A link that opens the file for this person, for five minutes and while she may see it. */
  async function link(actor: Actor, id: string): Promise<FileLink> {
    const file = await facts(actor, id)
    const until = Math.floor(clock.now().getTime() / 1000) + LINK_SECONDS
    const token = links.make({ fileId: file.id, openerId: actor.id, until })
    const expiresAt = new Date(until * 1000).toISOString()
    return { url: `/api/files/${file.id}/content?token=${token}`, expiresAt }
  }

  /** The file behind a link. Asks again who may, and writes down that it was opened. */
  async function open(id: string, token: string): Promise<{ file: KeptFile; bytes: Buffer }> {
    const said = links.read(token)
    const stands = said && said.fileId === id && clock.now().getTime() < said.until * 1000
    if (!stands) return refuse('file.link')
    const actor = await actorOf(said.openerId)
    const file = (await seen(actor, id)) ?? refuse('file.link')
    const bytes = await store.get(file.name)
    refuseUnless(hash('sha256', bytes, 'base64url') === file.hash, 'file.store')
    await logOpened(needs, actor, file)
    return { file, bytes }
  }

  return { facts, link, open }
}

/** In the chain of the elder's centre; without an elder, in that of the opener's own organisation. */
async function logOpened({ people, audit }: FileNeeds, actor: Actor, file: KeptFile) {
  const subjectId = file.elderId ?? file.act.byId
  const person = await people.person(subjectId)
  const centre = person && (await people.centreOf(person))
  const [held] = actor.roles
  const chain = centre?.id ?? held?.orgId ?? (await people.chainOf(person))
  await audit.append(chain, {
    kind: 'opened',
    byId: actor.id,
    byName: actor.name,
    byRole: held?.role ?? residentRole(actor, subjectId),
    ...(held ? { orgName: held.orgName } : {}),
    personIds: [subjectId],
    what: 'attachment',
    says: '打开了附件',
  })
}

const residentRole = (actor: Actor, subjectId: string) =>
  actor.id === subjectId ? 'elder' : 'relative'
