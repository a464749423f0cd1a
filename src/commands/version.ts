import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The version of the installation. */
export async function version(home: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'))
  return String(version)
}
