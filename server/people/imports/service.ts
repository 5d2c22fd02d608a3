import { rowOutcomes } from '../../../shared/imports'
import { actFor } from '../../kit/actor'
import type { Actor } from '../../kit/actor'
import { wallNow } from '../../kit/clock'
import { newObjectId } from '../../kit/object-id'
import { refuse, refuseUnless } from '../../kit/refusal'
import type { Upload } from '../../kit/upload'
import { importStore } from '../stores/imports'
import { createLooking, importOf, shownOne } from './looking'
import type { ImportNeeds } from './needs'
import { createSheetReading } from './reading'
import { housesOf } from './roles'
import { createRuns } from './runs'
import { openSheet } from './sheet/open'
import type { Import, ImportShown } from './types'
import { createSheetWriting } from './writing'

/** Bringing residents and contracts in force into the register from a sheet: read, decide, write. */
export function createImports(needs: ImportNeeds) {
  const read = createSheetReading(needs)
  const write = createSheetWriting(needs)
  const { goOn, stop, isEnding } = createRuns(needs.failed)

  /** Looks at the columns at once, and reads the rows after the answer. */
  async function begin(actor: Actor, file: Upload): Promise<ImportShown> {
    const rows = await openSheet(file.bytes)
    const begun = newImport(needs, actor, file.name)
    await importStore.add(begun)
    goOn(begun.id, () => read(actor, begun.id, rows))
    return { ...begun, undecided: 0 }
  }

  /** Begins to write, or goes on with what was broken off. */
  async function writeRows(
    actor: Actor,
    id: string,
    leaveOutErrors: boolean,
  ): Promise<ImportShown> {
    const found = await importOf(actor, id)
    refuseUnlessReady(await shownOne(found), leaveOutErrors)
    refuseUnless(await importStore.beginWriting(found, wall()), 'import.not-ready')
    await writeDown(needs, actor, found)
    goOn(id, () => write(actor, id, isEnding))
    return shownOne(await importOf(actor, id))
  }

  return { begin, ...createLooking(), write: writeRows, stop }
}

export type Imports = ReturnType<typeof createImports>

function newImport({ clock }: ImportNeeds, actor: Actor, fileName: string): Import {
  const [orgId = refuse('who.not-allowed')] = housesOf(actor)
  return {
    id: newObjectId(),
    orgId,
    fileName,
    state: 'reading',
    doneRows: 0,
    counts: Object.fromEntries(rowOutcomes.map((each) => [each, 0])) as Import['counts'],
    act: actFor(actor, actor.id, clock),
    beatAt: wall(),
  }
}

function refuseUnlessReady(found: ImportShown, leaveOutErrors: boolean) {
  const { state, rows, counts, undecided } = found
  // What failed while it was read has no number of rows.
  refuseUnless(state === 'ready' || (state === 'failed' && rows), 'import.not-ready')
  refuseUnless(leaveOutErrors || counts.error === 0, 'import.has-errors', { errors: counts.error })
  refuseUnless(undecided === 0, 'import.undecided', { undecided })
}

async function writeDown({ audit }: ImportNeeds, actor: Actor, found: Import) {
  const { orgId, fileName, counts } = found
  const held = actor.roles.find((each) => (each.centreId ?? each.orgId) === orgId)
  await audit.append(orgId, {
    kind: 'import.written',
    byId: actor.id,
    byName: actor.name,
    byRole: held?.role ?? 'desk',
    personIds: [],
    says: `写入导入的名册“${fileName}”，新增 ${counts.new}，补充 ${counts.update}`,
  })
}

const wall = () => new Date(wallNow())
